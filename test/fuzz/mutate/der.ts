// Changes to what is DER: a value somewhere in it changes, and every length around it is made right again,
// or, on purpose, one is not.

import type { Means, Mutator } from './mutator.ts';

interface Node {
  tag: number;
  /** What is in it; of an octet or bit string only where that is DER again. */
  children: Node[] | null;
  content: Buffer;
  /** Bytes before the children: the count of unused bits in a bit string. */
  before: Buffer;
  /** How its length is said. */
  length: 'right' | 'indefinite' | 'long' | number;
}

const MAX_DEPTH = 24;
const CONSTRUCTED = 0x20;
const [INTEGER, BIT_STRING, OCTET_STRING] = [0x02, 0x03, 0x04];
const TAGS = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x1e, 0x1f, 0x24, 0x30, 0x31, 0x80, 0xa0, 0xa1];
const INTEGERS = [
  '',
  '00',
  '01',
  '03',
  '7f',
  '80',
  'ff',
  '0400',
  '7fffffff',
  '0080000000',
  'ffffffffff',
  '010000000000',
  '01000000000000',
  '7f'.repeat(9),
];
const LENGTHS = [0, 1, 127, 128, 255, 65_535, 0x7fffffff, 0xffffffff];

/** The values that bytes are made of, all of them; null when they are none. */
function read(bytes: Buffer, depth = 0): Node[] | null {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = [bytes[at]!, bytes[at + 1]];
    if (first === undefined || first === 0x80 || (tag & 0x1f) === 0x1f) return null;
    const more = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + more;
    if (more > 4 || start > bytes.length) return null;
    const end = start + (more === 0 ? first : bytes.readUIntBE(at + 2, more));
    if (end > bytes.length) return null;
    nodes.push(nodeOf(tag, bytes.subarray(start, end), depth));
    at = end;
  }
  return nodes;
}

function nodeOf(tag: number, content: Buffer, depth: number): Node {
  const skip = tag === BIT_STRING && content[0] === 0 ? 1 : 0;
  const holds = (tag & CONSTRUCTED) !== 0 || tag === BIT_STRING || tag === OCTET_STRING;
  const children =
    holds && depth < MAX_DEPTH && content.length > skip ? read(content.subarray(skip), depth + 1) : null;
  return { tag, children, content, before: content.subarray(0, skip), length: 'right' };
}

function write(nodes: readonly Node[]): Buffer {
  return Buffer.concat(nodes.map(writeOne));
}

function writeOne({ tag, children, content, before, length }: Node): Buffer {
  const inside = children ? Buffer.concat([before, write(children)]) : content;
  if (length === 'indefinite') return Buffer.concat([Buffer.from([tag, 0x80]), inside, Buffer.alloc(2)]);
  return Buffer.concat([Buffer.from([tag]), lengthOf(inside.length, length), inside]);
}

function lengthOf(right: number, wanted: Node['length']): Buffer {
  const said = typeof wanted === 'number' ? wanted : right;
  if (said < 128 && wanted !== 'long') return Buffer.from([said]);
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(said % 2 ** 32, 1);
  const from = wanted === 'long' ? 1 : bytes.findIndex((byte) => byte !== 0);
  bytes[from - 1] = 0x80 | (5 - from);
  return bytes.subarray(from - 1);
}

/** Every list of values, each with the place of one in it. */
function places(nodes: Node[], found: [Node[], number][] = []): [Node[], number][] {
  for (const [index, node] of nodes.entries()) {
    found.push([nodes, index]);
    if (node.children) places(node.children, found);
  }
  return found;
}

function change(nodes: Node[], means: Means): void {
  const { random } = means;
  const all = places(nodes);
  const [list, index] = random.pick(all);
  const node = list[index]!;
  const bytes = (content: Buffer): void => {
    list[index] = { ...node, children: null, content };
  };
  // Counts and versions are what readers go by.
  if (node.tag === INTEGER && random.once(2)) {
    bytes(Buffer.from(random.pick(INTEGERS), 'hex'));
    return;
  }
  switch (random.below(12)) {
    case 0:
      node.tag = random.once(4) ? random.below(256) : random.pick(TAGS);
      break;
    case 1:
      node.length = random.pick(LENGTHS);
      break;
    case 2:
      node.length = random.once(2) ? 'indefinite' : 'long';
      break;
    case 3:
      list.splice(index, 1);
      break;
    case 4:
      list.splice(
        index,
        0,
        ...Array.from({ length: random.pick([1, 1, 2, 20]) }, () => structuredCopy(node)),
      );
      break;
    case 5: {
      const [from, other] = random.pick(all);
      list[index] = structuredCopy(from[other]!);
      break;
    }
    case 6: {
      const others = read(means.other());
      if (others && others.length > 0) {
        const [from, other] = random.pick(places(others));
        list[index] = from[other]!;
      }
      break;
    }
    case 7:
      list[index] = wrapped(node, random.pick(TAGS), random.pick([1, 1, 2, 50, 700]));
      break;
    case 8:
      bytes(Buffer.from(random.pick(INTEGERS), 'hex'));
      break;
    case 9:
      if (means.tokens.length > 0) bytes(random.pick(means.tokens));
      break;
    case 10:
      // An octet string in pieces.
      if (!node.children) {
        const half = random.below(node.content.length + 1);
        const piece = (content: Buffer): Node => ({ ...node, content, length: 'right' });
        list[index] = {
          ...node,
          tag: node.tag | CONSTRUCTED,
          children: [piece(node.content.subarray(0, half)), piece(node.content.subarray(half))],
          before: Buffer.alloc(0),
          length: random.pick(['right', 'indefinite']),
        };
      }
      break;
    default:
      if (!node.children && node.content.length > 0) {
        const copy = Buffer.from(node.content);
        copy[random.below(copy.length)] = random.below(256);
        bytes(random.once(4) ? copy.subarray(0, random.below(copy.length + 1)) : copy);
      }
  }
}

function structuredCopy(node: Node): Node {
  return { ...node, children: node.children?.map(structuredCopy) ?? null };
}

function wrapped(node: Node, tag: number, times: number): Node {
  let outer = node;
  for (let done = 0; done < times; done += 1)
    outer = { tag, children: [outer], content: Buffer.alloc(0), before: Buffer.alloc(0), length: 'right' };
  return outer;
}

/** Mutators of DER. */
export const DER_MUTATORS: readonly Mutator[] = [
  (input, means) => {
    if ((input[0] ?? 0) < 2) return null;
    const nodes = read(input);
    if (!nodes || nodes.length === 0) return null;
    for (let times = means.random.pick([1, 1, 1, 2, 3]); times > 0 && nodes.length > 0; times -= 1)
      change(nodes, means);
    return write(nodes);
  },
];
