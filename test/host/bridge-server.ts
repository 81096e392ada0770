import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request, Response, TestEvent, UserActions } from '../integration/harness/protocol';

export interface Bridge {
  /** Where tests send their requests. Only who knows it can: it contains a secret. */
  readonly address: string;
  /** Whose window the tests act on; undefined until `meet`. */
  readonly user: UserActions | undefined;
  /** Tells who the user is, when the window is there. Requests that came before have waited for it. */
  meet(user: UserActions): void;
  close(): void;
}

/** Answers the requests of tests that run in an extension host. */
export async function startBridge(onEvent: (event: TestEvent) => void): Promise<Bridge> {
  const secret = randomBytes(16).toString('hex');
  let user: UserActions | undefined;
  let meet: (user: UserActions) => void = () => undefined;
  const met = new Promise<UserActions>((resolve) => {
    meet = resolve;
  });

  const answer = async (request: Request): Promise<unknown> => {
    if (request.kind === 'event') {
      onEvent(request.event);
      return null;
    }
    const actions = (await met) as unknown as Readonly<
      Record<string, (...args: readonly unknown[]) => Promise<unknown>>
    >;
    try {
      return (await actions[request.method]?.(...request.args)) ?? null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(
        `user.${request.method}(${request.args.map((arg) => JSON.stringify(arg)).join(', ')}): ${message}`,
      );
    }
  };

  const server = createServer((incoming, outgoing) => {
    if (incoming.url !== `/${secret}`) {
      outgoing.writeHead(404).end();
      return;
    }
    void respond(incoming, answer).then((response) => {
      // The web worker host has another origin.
      outgoing.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`,
    get user() {
      return user;
    },
    meet(value) {
      user = value;
      meet(value);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(incoming: IncomingMessage, answer: (request: Request) => Promise<unknown>): Promise<Response> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return { ok: true, value: await answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Request) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
