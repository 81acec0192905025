import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the endpoint was sent: the parts that these tests look at. */
export type Asked = {
  authorization: string | undefined;
  path: string | undefined;
  body: { model: string; messages: { role: string; content: string }[]; response_format?: { type: string } };
};
export type Answer =
  | { text: string; finish?: string }
  | { status: number; message: string; headers?: Record<string, string> }
  | 'silence';

/** An endpoint on this machine that speaks OpenAI's chat completions: it answers each request with the next of `answers`, the last for good. */
export async function endpoint(answers: readonly Answer[]): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path, headers } = request;
      asked.push({ path, authorization: headers.authorization, body: JSON.parse(Buffer.concat(chunks).toString()) });
      answer(response, answers[Math.min(asked.length, answers.length) - 1] ?? 'silence');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

function answer(response: ServerResponse, given: Answer): void {
  if (given === 'silence') return;
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  if ('status' in given) {
    send(given.status, { error: { message: given.message, type: 'error', code: null, param: null } }, given.headers);
    return;
  }
  send(200, {
    id: 'answer-1',
    object: 'chat.completion',
    created: 1,
    model: 'small',
    choices: [{ index: 0, finish_reason: given.finish ?? 'stop', message: { role: 'assistant', content: given.text } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}
