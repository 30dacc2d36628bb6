import { pathToFileURL } from 'node:url'
import { LIBRARY, processFile } from '../paths.ts'
import type { LibraryInput, LibraryQuestion } from '../processes/library-process.ts'
import { type Child, startChild } from '../processes/start-child.ts'
import { limit } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { Sample } from '../report/report.ts'
import type { Scenario } from './scenario.ts'

const FIRST = 'startHoldline(), the first of a process'
const FURTHER = 'startHoldline(), a further one'
const RESET = 'reset() after the purchase of ten numbers'
const UNTOUCHED = 'reset() of an untouched inventory'
const SANDBOX = 'sandbox()'

/** The numbers that a test buys before it resets. */
const BOUGHT = 10
/** How many sandboxes are made in a round, for the time and the memory of one. */
const MADE = 50

type LibraryProcess = Child<LibraryQuestion, Sample>

/** What a test waits for that runs the server in its own process: its start, a reset, a sandbox. */
export const library: Scenario = {
  name: 'library',
  async run(bench) {
    await bench.buildProgram()
    bench.announce('library')
    const lasting = await bench.use(startProcess())
    const side = (name: string, question: LibraryQuestion): Side => ({
      name,
      measure: () => lasting.ask(question),
    })
    const measured = await interleave(
      [
        { name: FIRST, measure: startInNewProcess },
        side(FURTHER, { kind: 'start' }),
        side(RESET, { kind: 'reset', numbers: BOUGHT }),
        side(UNTOUCHED, { kind: 'reset', numbers: 0 }),
        side(SANDBOX, { kind: 'sandboxes', count: MADE }),
      ],
      bench.scale.rounds,
    )
    const readyWithin = (name: string, side: string, atMost: number) =>
      limit(measured, { name, quantity: 'readyMs', side, aim: { atMost } })
    return {
      name: this.name,
      title: 'In the process of a test: start, reset, sandbox',
      measured,
      comparisons: [],
      limits: [
        ...readyWithin('first start', FIRST, 50),
        ...readyWithin('further start', FURTHER, 50),
        ...readyWithin('reset', RESET, 2),
        ...readyWithin('sandbox', SANDBOX, 5),
        ...limit(measured, {
          name: 'memory of a sandbox',
          quantity: 'growthMiB',
          side: SANDBOX,
          aim: { atMost: 1 },
        }),
      ],
      notes: [
        `The package is imported before. Each start has the default stock, in memory, and is ready when the call has resolved. A sandbox has the default stock too; its time and memory are those of one of ${MADE} that are made one after the other and stay.`,
      ],
    }
  },
}

function startProcess(): Promise<LibraryProcess> {
  const input: LibraryInput = { library: pathToFileURL(LIBRARY).href }
  return startChild({ file: processFile('library-process'), input })
}

async function startInNewProcess(): Promise<Sample> {
  const child = await startProcess()
  try {
    return await child.ask({ kind: 'start' })
  } finally {
    await child.stop()
  }
}
