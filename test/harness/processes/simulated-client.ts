import type { Answer, Call } from '../../../harness/processes/checker/run.ts'
import type { Random } from '../../support/random.ts'

/** Sends a call of a resource. `undefined` if it was cut off. */
type AskFor = (resource: string, call: Call) => Answer | undefined

/** A record that a resource knows of. */
type Told<T> = T & { readonly resource: string }

const TRUNKS = ['one.example.com', 'two.example.com', 'three.example.com'] as const

/** Does one small errand of a resource at each step, with the answers that all clients got before. */
export function simulatedClient(
  random: Random,
  ask: AskFor,
  stock: Readonly<Record<string, readonly string[]>>,
) {
  const searches: Told<{ search: string }>[] = []
  const reservations: Told<{ reservation: string; market: string }>[] = []
  const owned: Told<{ number: string }>[] = []
  const operations: Told<{ operation: string }>[] = []
  const markets = Object.keys(stock)
  let reserved = 0

  function search(resource: string): void {
    const call = {
      kind: 'search',
      market: random.pick(markets) ?? '',
      quantity: random.integer(1, 4),
    } as const
    const { search } = ask(resource, call) ?? {}
    if (search !== undefined) searches.push({ resource, search })
  }

  function buy(): void {
    const of = searches.at(-random.integer(1, 3))
    if (of === undefined) return
    const { resource, search } = of
    const { operation } = ask(resource, { kind: 'purchase', search }) ?? {}
    if (operation === undefined) return
    operations.push({ resource, operation })
    const numbers = ask(resource, { kind: 'result', search })?.numbers ?? []
    owned.push(...numbers.map((number) => ({ resource, number })))
  }

  function meddle(stranger: string): void {
    const of = random.pick(searches.slice(-10))
    const kind = random.pick(['cancel', 'result', 'result', 'purchase', 'purchase'] as const)
    if (of !== undefined) ask(random.percent(50) ? of.resource : stranger, { kind, search: of.search })
  }

  function giveBack(): void {
    const { resource, number } = random.take(owned) ?? {}
    if (resource === undefined || number === undefined) return
    const { operation } = ask(resource, { kind: 'release', number }) ?? {}
    if (operation !== undefined) operations.push({ resource, operation })
  }

  function reserve(resource: string): void {
    reserved += 1
    const [reservation, market] = [`reservation-${reserved}`, random.pick(markets) ?? '']
    const liked = ask(resource, { kind: 'browse', market })?.numbers ?? []
    const add = [...new Set([...liked.slice(0, 2), random.pick(stock[market] ?? []) ?? ''])]
    ask(resource, { kind: 'reserve', reservation, market, add, remove: [] })
    reservations.push({ resource, reservation, market })
  }

  function changeReservation(): void {
    const of = random.take(reservations)
    if (of === undefined) return
    const { resource, reservation, market } = of
    const remove = ask(resource, { kind: 'reservation', reservation })?.numbers?.slice(0, 1) ?? []
    const kind = random.pick(['reserve', 'reservation', 'delete', 'buy reserved'] as const)
    if (kind === 'reserve') ask(resource, { kind, reservation, market, add: [], remove })
    else ask(resource, { kind, reservation })
    // A reservation that may be deleted is not made again under the same id.
    if (kind !== 'delete') reservations.push(of)
    else ask(resource, { kind: 'reservation', reservation })
  }

  function look(resource: string): void {
    const { operation, resource: caller } = random.pick(operations) ?? {}
    if (operation !== undefined && caller !== undefined) ask(caller, { kind: 'operation', operation })
    ask(resource, { kind: 'owned' })
    const { number } = random.pick(owned) ?? {}
    if (number !== undefined) ask(resource, { kind: 'number', number })
  }

  function configure(resource: string): void {
    const [trunk = '', other = ''] = [random.pick(TRUNKS), random.pick(TRUNKS)]
    const routes = [{ name: 'one', trunks: [...new Set([trunk, other])] }]
    const port = random.integer(1, 65_535)
    const patch = random.pick([
      { trunks: { [trunk]: port } },
      { trunks: { [trunk]: port }, routes },
      { trunks: { [trunk]: null } },
      { routes },
      { routes: [] },
    ])
    if (patch !== undefined) ask(resource, { kind: 'change sip', patch })
    ask(resource, { kind: 'sip' })
  }

  const errands = [
    search,
    search,
    search,
    buy,
    buy,
    meddle,
    giveBack,
    reserve,
    changeReservation,
    look,
    configure,
  ] as const
  return { step: (resource: string) => random.pick(errands)(resource) }
}
