// A stand-in for GitHub's API: comments and issues of one repository. GitHub's own command line, gh, uses it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Repository } from '../support/act.ts';

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  body: string;
}

/** An issue. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  state: 'open' | 'closed';
}

/** What the repository has. */
export interface GitHub {
  /** Comments on pull request 7. */
  readonly comments: Comment[];
  readonly issues: Issue[];
  /** Tags by name, with the commits that they are at. */
  readonly tags: Map<string, string>;
}

/** What a request brings. */
interface Body extends Partial<Issue> {
  readonly ref?: string;
  readonly sha?: string;
}

/** What a request is answered with: a status and a body. */
type Answer = readonly [status: number, body: object];

/** Starts the stand-in at a Unix socket that gh's settings name. It ends with the test. */
export async function startGitHub(t: TestContext, { home }: Repository): Promise<GitHub> {
  const gitHub: GitHub = { comments: [], issues: [], tags: new Map() };
  const server = createServer(async (request, response) => {
    const [status, body] = answer(gitHub, request, await bodyOf(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const socket = join(home, 'github.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  t.after(() => server.close());
  const settings = join(home, '.config', 'gh');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'config.yml'), `http_unix_socket: ${socket}\n`);
  return gitHub;
}

// https://docs.github.com/en/rest: issues/comments, issues/issues, git/refs
function answer({ comments, issues, tags }: GitHub, request: IncomingMessage, body: Body): Answer {
  if (request.headers.authorization !== 'token token-of-the-job')
    return [401, { message: 'Bad credentials' }];
  const { pathname, searchParams } = new URL(request.url ?? '', 'https://api.github.com');
  const route = `${request.method} ${pathname.replace('/repos/octo-org/site/', '')}`;
  const number = comments.length + issues.length + 1;
  if (route === 'GET issues/7/comments') return [200, comments];
  if (route === 'POST issues/7/comments')
    return [201, added(comments, { id: number, body: body.body ?? '' })];
  const [, id] = /^PATCH issues\/comments\/(\d+)$/.exec(route) ?? [];
  const comment = comments.find((one) => one.id === Number(id));
  if (comment) return [200, Object.assign(comment, { body: body.body })];
  if (route === 'GET issues') {
    const [state, label] = [searchParams.get('state'), searchParams.get('labels') ?? ''];
    return [200, issues.filter((issue) => issue.state === state && issue.labels.includes(label))];
  }
  if (route === 'POST issues') {
    const { title = '', labels = [] } = body;
    return [201, added(issues, { number, title, body: body.body ?? '', labels, state: 'open' })];
  }
  return answerOfTags(tags, route, body) ?? [404, { message: 'Not Found' }];
}

function answerOfTags(tags: GitHub['tags'], route: string, { ref = '', sha = '' }: Body): Answer | null {
  const [method = '', path = ''] = route.split(' ');
  const name = path.replace(/^git\/(?:matching-refs|refs?)\/tags\//, '');
  if (path.startsWith('git/matching-refs/')) {
    const names = [...tags.keys()].filter((tag) => tag.startsWith(name));
    return [200, names.map((tag) => ({ ref: `refs/tags/${tag}` }))];
  }
  if (route === 'POST git/refs') return [201, tags.set(ref.replace('refs/tags/', ''), sha)];
  if (!tags.has(name)) return null;
  return [200, method === 'PATCH' ? tags.set(name, sha) : {}];
}

function added<T extends object>(list: T[], item: T): T {
  list.push(item);
  return item;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
