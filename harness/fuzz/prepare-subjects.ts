import { type BaseRequest, baseRequests, type Subjects } from './base-requests.ts'
import type { Exchange } from './exchange.ts'
import type { RawAnswer } from './read-answers.ts'

const NOTHING: Subjects = { heldSearch: '', searchToBuy: '', searchToCancel: '', owned: '', toRelease: '' }

/** Searches and buys, so that every request has a subject. */
export async function prepareSubjects(send: (request: BaseRequest) => Promise<Exchange>): Promise<Subjects> {
  async function ask(operation: string, subjects: Partial<Subjects> = {}): Promise<RawAnswer> {
    const request = baseRequests({ ...NOTHING, ...subjects }).find((each) => each.operation === operation)
    const { answers } = request === undefined ? { answers: [] } : await send(request)
    const [answer] = answers
    if (answer === undefined || answer.status >= 300)
      throw new Error(`${operation} was answered ${answer?.status} ${answer?.body}`)
    return answer
  }
  const search = async () => (await ask('search')).headers.get('search-id') ?? ''
  async function buy(): Promise<string> {
    const searchToBuy = await search()
    await ask('purchase', { searchToBuy })
    const { body } = await ask('get search result', { heldSearch: searchToBuy })
    return /\+49\d+/.exec(body)?.[0] ?? ''
  }
  return {
    heldSearch: await search(),
    searchToBuy: await search(),
    searchToCancel: await search(),
    owned: await buy(),
    toRelease: await buy(),
  }
}
