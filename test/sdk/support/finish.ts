import type { Poller } from './sdk-client.ts'

/** Polls until the operation has ended, without the seconds in between that the clients would wait. */
export async function finish<Result>(beginning: Promise<Poller<Result>>): Promise<Result> {
  const poller = await beginning
  while (!poller.isDone()) await poller.poll()
  return poller.pollUntilDone()
}
