import { expectPublished } from '../../contract/support/expect-published.ts'
import { startApp, type TestApp, type TestAppOptions } from '../../support/app.ts'
import type { Client } from '../../support/client.ts'
import { checkAnswer } from './check-answer.ts'

/** `startApp`, with clients that check every answer by the rules of all answers and by the published contract. */
export async function startCheckedApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await startApp(options)
  return { ...app, contoso: checked(app.contoso), fabrikam: checked(app.fabrikam) }
}

function checked(client: Client): Client {
  return async (method, target, sending) => {
    const reply = checkAnswer(await client(method, target, sending), method)
    if (method !== 'HEAD') expectPublished(method, target, reply)
    return reply
  }
}
