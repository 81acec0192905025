import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Member } from './cluster.ts';

/** A load balancer: sends each request to one of the running processes. Says 502 if that one dies meanwhile, as load balancers do. */
export type Balancer = {
  url: string;
  /** The process that got the last request. */
  last(): Member | undefined;
  close(): Promise<void>;
};

/** `onRequest` is called when a request has gone to a process. */
export async function openBalancer(
  choose: () => Member,
  onRequest: (to: Member) => void = () => undefined,
): Promise<Balancer> {
  let last: Member | undefined;
  const server = createServer((incoming, response) => {
    const to = choose();
    last = to;
    void forwarded(to, incoming, () => onRequest(to))
      .then(({ status, type, body }) => response.writeHead(status, type ? { 'content-type': type } : {}).end(body))
      .catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, last: () => last, close };
}

type Answered = { status: number; type: string | undefined; body: Buffer };

async function forwarded(to: Member, incoming: IncomingMessage, gone: () => void): Promise<Answered> {
  const sent = await bytesOf(incoming);
  const { method, url = '/', headers } = incoming;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, to.url()), { method, headers, agent: false }, resolve).on('error', reject).end(sent, gone);
  });
  const body = await bytesOf(response);
  return { status: response.statusCode ?? 500, type: response.headers['content-type'], body };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
