'use strict';

const dialogue = require('./dialogue.js');

/*
 * How TLS begins in protocols that begin without it. Each upgrade is one small function: it says what the protocol asks for, and returns when the next byte may
 * be the first of a handshake. What a server says is checked as far as that takes, and never repeated: of its answers only numbers come into a message.
 */
/** The protocols that an endpoint may name. */
const PROTOCOLS = {
    tls: { port: 443, start: null },
    smtp: { port: 25, start: startSmtp },
    imap: { port: 143, start: startImap },
    pop3: { port: 110, start: startPop3 },
    sieve: { port: 4190, start: startSieve },
    ftp: { port: 21, start: startFtp },
    ldap: { port: 389, start: startLdap },
    postgres: { port: 5432, start: startPostgres },
};
/** Whether a word is the name of a protocol. */
function isProtocol(word) {
    return Object.hasOwn(PROTOCOLS, word);
}
/** RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): a probe has no business with the server's opinion of its host. */
async function startSmtp(dialogue$1) {
    expectCode(await reply(dialogue$1), 220, 'the server greets');
    dialogue$1.send('EHLO rotate-certificate.invalid\r\n');
    const offer = await reply(dialogue$1);
    expectCode(offer, 250, 'the server answers EHLO');
    if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
        throw new dialogue.DialogueError('the server does not offer STARTTLS');
    dialogue$1.send('STARTTLS\r\n');
    expectCode(await reply(dialogue$1), 220, 'the server answers STARTTLS');
}
/** RFC 4217. */
async function startFtp(dialogue) {
    let greeting = await reply(dialogue);
    // "Service ready in nnn minutes" announces another greeting (RFC 959, section 5.4).
    if (greeting.code === 120)
        greeting = await reply(dialogue);
    expectCode(greeting, 220, 'the server greets');
    dialogue.send('AUTH TLS\r\n');
    expectCode(await reply(dialogue), 234, 'the server answers AUTH TLS');
}
/** RFC 9051, section 6.2.1. */
async function startImap(dialogue$1) {
    const greeting = await dialogue$1.line();
    if (/^\* PREAUTH\b/i.test(greeting))
        throw new dialogue.DialogueError('the server greets as to one who has logged in, so it takes no STARTTLS');
    expect(/^\* OK\b/i.test(greeting), 'the server does not greet as IMAP does');
    dialogue$1.send('a STARTTLS\r\n');
    let line = await dialogue$1.line();
    // Untagged lines tell of other things.
    while (line.startsWith('* '))
        line = await dialogue$1.line();
    expect(/^a OK\b/i.test(line), 'the server refuses STARTTLS');
}
/** RFC 2595, section 4. */
async function startPop3(dialogue) {
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server does not greet as POP3 does');
    dialogue.send('STLS\r\n');
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server refuses STLS');
}
/** RFC 5804, sections 1.7 and 2.2: the greeting is a list of capabilities, one a line, and ends with the answer. */
async function startSieve(dialogue) {
    let offered = false;
    let line = await sieveLine(dialogue);
    for (; line.startsWith('"'); line = await sieveLine(dialogue))
        offered ||= /^"STARTTLS"/i.test(line);
    expect(/^OK\b/i.test(line), 'the server does not greet as ManageSieve does');
    expect(offered, 'the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expect(/^OK\b/i.test(await sieveLine(dialogue)), 'the server refuses STARTTLS');
}
/** A line of which the end may be given by length (RFC 5804, section 1.2); what is given so does not matter here. */
async function sieveLine(dialogue) {
    let line = await dialogue.line();
    for (;;) {
        const length = /\{(\d{1,5})\+?\}$/.exec(line.slice(-8))?.[1];
        if (length === undefined)
            return line;
        await dialogue.bytes(Number(length));
        line = line.slice(0, line.lastIndexOf('{')) + (await dialogue.line());
    }
}
/** RFC 4511, section 4.14: an extended request with the message id 1, and its answer. */
async function startLdap(dialogue$1) {
    const name = Buffer.from('1.3.6.1.4.1.1466.20037');
    const request = [0x77, name.length + 2, 0x80, name.length, ...name];
    dialogue$1.send(Uint8Array.from([0x30, request.length + 3, 2, 1, 1, ...request]));
    const message = taking(await element(dialogue$1.bytes, 0x30));
    const id = await element(message, 0x02);
    const response = taking(await element(message, 0x78));
    const result = (await element(response, 0x0a))[0];
    expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
    if (result !== 0)
        throw new dialogue.DialogueError(`the server refuses STARTTLS with the result code ${result}`);
}
const NOT_LDAP = 'the server does not answer as LDAP does';
/** The content of a BER element with a tag, its length in the short or the long form (X.690, section 8.1.3). */
async function element(take, tag) {
    const [found, first = 0] = await take(2);
    const more = first & 0x80 ? first & 0x7f : 0;
    expect(found === tag && first !== 0x80 && more <= 4, NOT_LDAP);
    return take(more === 0 ? first : (await take(more)).readUIntBE(0, more));
}
function taking(bytes) {
    let at = 0;
    return async (count) => {
        expect(at + count <= bytes.length, NOT_LDAP);
        at += count;
        return bytes.subarray(at - count, at);
    };
}
/** The Frontend/Backend Protocol of PostgreSQL: SSLRequest, and one byte for an answer. */
async function startPostgres(dialogue$1) {
    dialogue$1.send(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    const answer = (await dialogue$1.bytes(1)).toString('latin1');
    if (answer === 'N')
        throw new dialogue.DialogueError('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/** Reads to the line that has a blank behind the number, or nothing; where others have a hyphen, and those of FTP anything. */
async function reply(dialogue$1) {
    let line = await dialogue$1.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new dialogue.DialogueError('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue$1.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new dialogue.DialogueError(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new dialogue.DialogueError(otherwise);
}

exports.PROTOCOLS = PROTOCOLS;
exports.isProtocol = isProtocol;
