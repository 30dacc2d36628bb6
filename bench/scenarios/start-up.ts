import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { HOLDLINE } from '../paths.ts'
import { azuriteCommand, bareNodeCommand, prismCommand } from '../peers/peer-commands.ts'
import { writeSearchDocument } from '../peers/write-search-document.ts'
import { freePort } from '../processes/free-port.ts'
import { startProgram } from '../processes/start-program.ts'
import { compare, limit } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { Sample } from '../report/report.ts'
import type { Bench, Scenario } from './scenario.ts'

const IDLE_AFTER_MS = 2_000

const FIRST = 'Holdline, first start'
const WARM = 'Holdline, warm start'
const IN_MEMORY = 'Holdline, in memory'
const AZURITE = 'Azurite (blob, in memory)'
const PRISM = 'Prism'
const BARE = 'bare Node'

/** The time to the first answer, and the memory of an idle server. */
export const startUp: Scenario = {
  name: 'start-up',
  besidePeers: true,
  async run(bench) {
    await bench.buildProgram()
    bench.announce('start-up')
    const measured = await interleave(await sides(bench), bench.scale.rounds)
    return {
      name: this.name,
      title: 'Time to ready, and idle memory',
      measured,
      comparisons: [
        ...compare(measured, {
          name: 'first start against Azurite',
          quantity: 'readyMs',
          of: FIRST,
          to: AZURITE,
        }),
        ...compare(measured, {
          name: 'warm start against Azurite',
          quantity: 'readyMs',
          of: WARM,
          to: AZURITE,
        }),
        ...compare(measured, { name: 'warm start against Prism', quantity: 'readyMs', of: WARM, to: PRISM }),
        ...compare(measured, {
          name: 'warm start against bare Node',
          quantity: 'readyMs',
          of: WARM,
          to: BARE,
        }),
        ...compare(measured, { name: 'memory against Azurite', quantity: 'idleMiB', of: WARM, to: AZURITE }),
        ...compare(measured, { name: 'memory against Prism', quantity: 'idleMiB', of: WARM, to: PRISM }),
        ...compare(measured, { name: 'memory against bare Node', quantity: 'idleMiB', of: WARM, to: BARE }),
      ],
      limits: [
        ...limit(measured, { name: 'first start', quantity: 'readyMs', side: FIRST, aim: { atMost: 500 } }),
        ...limit(measured, { name: 'warm start', quantity: 'readyMs', side: WARM, aim: { atMost: 250 } }),
        ...limit(measured, { name: 'idle memory', quantity: 'idleMiB', side: WARM, aim: { atMost: 80 } }),
      ],
      notes: [
        'From the start of the process to its first answer over HTTP. A first start makes the inventory with the default stock, a certificate authority and a certificate; a warm one finds them. Prism serves the document of one operation. Memory is resident, two seconds later.',
      ],
    }
  },
}

async function sides({ directory, peers }: Bench): Promise<Side[]> {
  const data = join(directory, 'data')
  const serve = (port: number, ...flags: string[]) => {
    return [HOLDLINE, 'serve', '--http-port', String(port), '--https-port', '0', ...flags]
  }
  const document = await writeSearchDocument(directory)
  const holdline = (port: number) => serve(port, '--data', data)
  const side = (name: string, command: (port: number) => string[]): Side => ({
    name,
    measure: () => startOnce(command, directory),
  })
  return [
    side(BARE, bareNodeCommand),
    {
      name: FIRST,
      async measure() {
        await rm(data, { recursive: true, force: true })
        return startOnce(holdline, directory)
      },
    },
    side(WARM, holdline),
    side(IN_MEMORY, (port) => serve(port, '--in-memory')),
    ...(peers ? [side(AZURITE, azuriteCommand), side(PRISM, (port) => prismCommand(document, port))] : []),
  ]
}

async function startOnce(command: (port: number) => string[], cwd: string): Promise<Sample> {
  const port = await freePort()
  const program = await startProgram({ args: command(port), port, cwd })
  try {
    await delay(IDLE_AFTER_MS)
    const idleMiB = program.residentMiB()
    return { readyMs: program.readyMs, ...(idleMiB !== undefined && { idleMiB }) }
  } finally {
    await program.stop()
  }
}
