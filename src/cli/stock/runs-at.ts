import { NumberRuns } from '../../http/contract/stock-schemas.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import { listNumbers, type NumberRuns as RunPage } from '../../operator/export/list-numbers.ts'
import { joinRuns, type NumberRun } from '../../operator/export/number-run.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** All numbers of this place, ascending, or those in one state. */
export function runsAt(
  place: ReachedInventory,
  state: NumberStateName | undefined,
): AsyncGenerator<NumberRun> {
  return joinRuns(pagesAt(place, state))
}

async function* pagesAt(
  place: ReachedInventory,
  state: NumberStateName | undefined,
): AsyncGenerator<NumberRun> {
  let after: PhoneNumber | undefined
  do {
    const query = { ...(after !== undefined && { after }), ...(state !== undefined && { state }) }
    const { runs, next } =
      place.kind === 'store' ? (await listNumbers(place, query)).value : await askServer(place, query)
    yield* runs
    after = next
  } while (after !== undefined)
}

async function askServer(
  { server, sandbox }: Extract<ReachedInventory, { kind: 'server' }>,
  query: Readonly<Record<string, string>>,
): Promise<RunPage> {
  const path = `stock/numbers?${new URLSearchParams(query)}`
  const page = checkAnswer(NumberRuns, await callServer(server, 'GET', controlPath({ sandbox }, path)))
  return {
    runs: page.numbers.map(toRun),
    ...(page.next !== undefined && { next: asNumber(page.next) }),
  }
}

function toRun(run: NumberRuns['numbers'][number]): NumberRun {
  const { country, phoneNumberType: numberType, areaCode, capabilities, until, since, ...more } = run
  return {
    ...more,
    first: asNumber(run.first),
    last: asNumber(run.last),
    block: asNumber(run.block),
    stock: { country, numberType, areaCode, capabilities },
    ...(until !== undefined && { until: Date.parse(until) }),
    ...(since !== undefined && { since: Date.parse(since) }),
  }
}

function asNumber(text: string): PhoneNumber {
  return `+${text.slice(1)}`
}
