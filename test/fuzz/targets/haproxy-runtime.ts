import { createServer } from 'node:net';
import { join } from 'node:path';
import { updateCertificate } from '../../../src/command/haproxy-runtime.ts';
import { echoed } from '../engine.ts';
import { KEYS, keyPem } from '../material.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

const PEM = keyPem(KEYS.ec);

/** What a running HAProxy answers, request by request. */
export const open: Open = async ({ folder }) => {
  const path = join(folder, 'socket');
  let answers: string[] = [];
  let heard = '';
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', (request) => {
        heard += request.toString('utf8');
        socket.end(answers.shift() ?? '');
      });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  server.unref();
  return {
    seeds: [
      joined(
        '/etc/site.pem',
        'Transaction created for certificate /etc/site.pem!\n',
        'Committing /etc/site.pem.\nSuccess!\n',
        '',
      ),
      joined('a b', 'Transaction updated for', "Can't commit\n", 'Transaction aborted'),
      joined('x', 'unknown command', '', ''),
    ],
    tokens: ['Success!', 'Transaction created for ', '\n\n', ';', '<<'],
    maxLength: 70_000,
    grows: false,
    run: async (input) => {
      const [name = '', ...given] = fieldsOf(input, 4);
      answers = given;
      heard = '';
      const lines: string[] = [];
      const result = await updateCertificate({
        socket: path,
        name,
        pem: PEM,
        timeoutMs: 20_000,
        signal: new AbortController().signal,
        onLine: (line) => lines.push(line),
      });
      hold(
        lines.every((line) => !/\n/.test(line)),
        'a line is one line',
      );
      hold(/^set ssl cert /.test(heard), 'it is asked to take the certificate');
      if (result.kind === 'failed')
        hold(
          echoed(
            result.reason,
            [PEM, ...given],
            'HAProxy refused; its answer is in the log above the answer is longer than any of HAProxy',
          ) === null,
          'no reason repeats an answer',
        );
      return `${result.kind} ${Math.min(lines.length, 4)}`;
    },
  };
};
