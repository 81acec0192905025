import { request } from 'node:http';
import { NoAnswer } from './guild.ts';

/** The program's own name for `PUBLIC_URL`. */
export const HOST = 'read.example.test';

/** Asks for a page under the public name, as a browser behind the proxy does. */
export function page(url: string, path: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { headers: { host: HOST, ...headers }, agent: false }, (response) => {
      let length = 0;
      response.on('data', (some: Buffer) => {
        length += some.length;
      });
      response.on('end', () => resolve(`status ${response.statusCode}, ${length} bytes`));
    });
    asked.setTimeout(120_000, () => asked.destroy(new NoAnswer('no page within 120 s')));
    asked.on('error', (error) => reject(error instanceof NoAnswer ? error : new NoAnswer(error.message)));
    asked.end();
  });
}
