import type { Request, Response } from './protocol';
import { run } from './run';

/** Sends one request to the driver. @throws Error with the driver's message when it could not do it. */
export async function ask(request: Request): Promise<unknown> {
  const response = await fetch(run.bridge, {
    method: 'POST',
    // A content type that needs no preflight from the worker of another origin.
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(request),
  });
  const answer = (await response.json()) as Response;
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}
