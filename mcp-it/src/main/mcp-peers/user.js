// The person at the client, as far as a program needs one: opens addresses, and says when that is done. Each line that is
// written is a JSON object for the user; each line that is read means "done".
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const answers = createInterface({ input: process.stdin });

export function tell(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** Resolves when the user has done everything there. */
export async function open(url, why) {
  const done = once(answers, 'line');
  tell({ open: String(url), why });
  await done;
}

/** Where the identity provider sends the browser when the user has signed in. */
export async function callback() {
  const waiting = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://127.0.0.1');
    response.end('You may close this page.');
    waiting.shift()?.(searchParams);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/callback`,
    answer: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => server.close(),
  };
}
