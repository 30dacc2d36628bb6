import { join } from 'node:path'
import { prismCommand } from '../peers/peer-commands.ts'
import { writeSearchDocument } from '../peers/write-search-document.ts'
import { freePort } from '../processes/free-port.ts'
import { startProgram } from '../processes/start-program.ts'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { Aim, Comparison, Measured, Quantity } from '../report/report.ts'
import { areaCode } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Bench, Scenario } from './scenario.ts'
import { searchOverHttp } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startFloor } from './start-floor.ts'
import { startLoader } from './start-loader.ts'

const CONNECTIONS = [1, 32, 256]
const DURABLE = 'Holdline, durable'
const NOTHING = 'the same app, store does nothing'
const FLOOR = 'floor: node:http and the signature'
const PRISM = 'Prism'
const HOLD_MS = 15 * 60_000

/** The cost of durability and of the inventory, beside a server that has neither. */
export const searchAndHold: Scenario = {
  name: 'search-and-hold',
  besidePeers: true,
  async run(bench) {
    const { scale, announce } = bench
    const file = join(bench.directory, 'inventory.sqlite')
    // So many numbers that no hold has to expire before the next hold.
    await makeDatabase(file, { numbers: scale.largeStock / 5, stocks: 1, order: 'numbered' })
    const durable = await startApp(bench, { place: { file }, holdMs: HOLD_MS })
    const nothing = await startApp(bench, { holdMs: HOLD_MS })
    const floor = await startFloor(bench)
    const servers = [
      { name: DURABLE, port: durable.port, server: durable },
      { name: NOTHING, port: nothing.port, server: nothing },
      { name: FLOOR, port: floor.port, server: floor },
      ...(bench.peers ? [{ name: PRISM, port: await startPrism(bench) }] : []),
    ]
    const loader = await startLoader(bench)
    await checkOutcome(durable.port, areaCode(0), 'NoError')

    const measured: Measured[] = []
    for (const connections of CONNECTIONS) {
      announce(at('search-and-hold', connections))
      const sides = servers.map(({ name, port, ...server }) =>
        searchOverHttp({
          ...server,
          name: at(name, connections),
          ports: [port],
          areaCodes: [areaCode(0)],
          connections,
          loader,
          scale,
        }),
      )
      measured.push(...(await interleave(sides, scale.rounds)))
    }
    await checkOutcome(durable.port, areaCode(0), 'NoError')
    return {
      name: this.name,
      title: 'Durable, signed search-and-hold over HTTP',
      measured,
      comparisons: CONNECTIONS.flatMap((connections) => comparisons(measured, connections)),
      limits: [],
      notes: [
        'Each request is a signed search for one number. The floor is a bare server of `node:http` that reads the body, checks the signature and the hash of the body, and does nothing else. Holdline checks the signature, holds a number, and answers after its commit is on the disk. Prism serves an OpenAPI document made of the same schemas; it checks no signature and keeps nothing.',
        'The load has a process of its own. On two cores it and the main thread occupy both, so that the storage thread has to share them.',
      ],
    }
  },
}

async function startPrism(bench: Bench): Promise<number> {
  const document = await writeSearchDocument(bench.directory)
  const port = await freePort()
  await bench.use(startProgram({ args: prismCommand(document, port), port, cwd: bench.directory }))
  return port
}

/** For each number of connections at which an aim is set; one connection waits for the disk each time. */
const AIMS: Readonly<Record<number, { nothing?: Aim; floor?: Aim; processor?: Aim; prism: Aim }>> = {
  32: {
    nothing: { atLeast: 0.7 },
    floor: { atLeast: 0.33 },
    processor: { atMost: 3 },
    prism: { atLeast: 2.5 },
  },
  256: { prism: { atLeast: 3.5 } },
}

function comparisons(measured: readonly Measured[], connections: number): Comparison[] {
  const aims = AIMS[connections]
  const against = (name: string, quantity: Quantity, of: string, to: string, aim?: Aim) =>
    compare(measured, {
      name: at(name, connections),
      quantity,
      of: at(of, connections),
      to: at(to, connections),
      ...(aim !== undefined && { aim }),
    })
  return [
    ...against('store that does nothing against the floor', 'perSecond', NOTHING, FLOOR, aims?.nothing),
    ...against('durable against the floor', 'perSecond', DURABLE, FLOOR, aims?.floor),
    ...against('processor time, durable against the floor', 'processorUs', DURABLE, FLOOR, aims?.processor),
    ...against('durable against a store that does nothing', 'perSecond', DURABLE, NOTHING),
    ...against('durable against Prism', 'perSecond', DURABLE, PRISM, aims?.prism),
  ]
}

function at(name: string, connections: number): string {
  return `${name}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`
}
