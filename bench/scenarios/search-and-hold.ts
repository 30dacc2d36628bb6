import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prismCommand } from '../peers/peer-commands.ts'
import { searchDocument } from '../peers/search-document.ts'
import { freePort } from '../processes/free-port.ts'
import { startProgram } from '../processes/start-program.ts'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { Comparison, Measured } from '../report/report.ts'
import { areaCode } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Bench, Scenario } from './scenario.ts'
import { searchOverHttp } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startLoader } from './start-loader.ts'

const CONNECTIONS = [1, 32, 256]
const HOLD_MS = 15 * 60_000

/** The cost of durability and of the inventory, beside a server that has neither. */
export const searchAndHold: Scenario = {
  name: 'search-and-hold',
  async run(bench) {
    const { scale, announce } = bench
    const file = join(bench.directory, 'inventory.sqlite')
    // Enough that no hold has to expire for the next one.
    await makeDatabase(file, { numbers: scale.largeStock / 5, stocks: 1, order: 'numbered' })
    const durable = await startApp(bench, { place: { file }, holdMs: HOLD_MS })
    const nothing = await startApp(bench, { holdMs: HOLD_MS })
    const servers = [
      { name: 'Holdline, durable', port: durable.port },
      { name: 'the same app, store does nothing', port: nothing.port },
      ...(bench.peers ? [{ name: 'Prism', port: await startPrism(bench) }] : []),
    ]
    const loader = await startLoader(bench)
    await checkOutcome(durable.port, areaCode(0), 'NoError')

    const measured: Measured[] = []
    for (const connections of CONNECTIONS) {
      announce(at('search-and-hold', connections))
      const sides = servers.map(({ name, port }) =>
        searchOverHttp({
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
        'Each request is a signed search for one number. Holdline checks the signature, holds a number, and answers after its commit is on the disk. Prism serves an OpenAPI document made of the same schemas; it checks no signature and keeps nothing.',
        'The load has a process of its own. On two cores it and the main thread occupy both, so that the storage thread has to share them.',
      ],
    }
  },
}

async function startPrism(bench: Bench): Promise<number> {
  const document = join(bench.directory, 'openapi.json')
  await writeFile(document, JSON.stringify(searchDocument()))
  const port = await freePort()
  await bench.use(startProgram({ args: prismCommand(document, port), port, cwd: bench.directory }))
  return port
}

function comparisons(measured: readonly Measured[], connections: number): Comparison[] {
  const of = at('Holdline, durable', connections)
  // One connection waits for the disk each time; several show the capacity of the server.
  const underLoad = connections > 1
  return [
    ...compare(measured, {
      name: at('durable against a store that does nothing', connections),
      quantity: 'perSecond',
      of,
      to: at('the same app, store does nothing', connections),
      ...(underLoad && { aim: { atLeast: 0.6 } }),
    }),
    ...compare(measured, {
      name: at('durable against Prism', connections),
      quantity: 'perSecond',
      of,
      to: at('Prism', connections),
      ...(underLoad && { aim: { atLeast: 3 } }),
    }),
  ]
}

function at(name: string, connections: number): string {
  return `${name}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`
}
