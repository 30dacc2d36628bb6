import { readFileSync } from 'node:fs'

/** A function on the stack, https://chromedevtools.github.io/devtools-protocol/tot/Profiler/ */
export interface Frame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
  readonly columnNumber: number
}

/** Time spent in the top frame of a stack, in microseconds. */
export interface StackTime {
  /** The top frame first. */
  readonly stack: readonly Frame[]
  readonly microseconds: number
}

interface CpuProfile {
  readonly nodes: readonly { id: number; callFrame: Frame; children?: readonly number[] }[]
  readonly startTime: number
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/**
 * The time of each stack in a file that `node --cpu-prof` wrote.
 *
 * @param since samples before it do not count; in microseconds, by the clock of `process.hrtime`
 */
export function readProfile(file: string, since: number): StackTime[] {
  const { nodes, startTime, samples, timeDeltas }: CpuProfile = JSON.parse(readFileSync(file, 'utf8'))
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const times = new Map<number, number>()
  let now = startTime
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0
    now += delta
    if (now >= since) times.set(id, (times.get(id) ?? 0) + delta)
  }

  return [...times].map(([id, microseconds]) => {
    const stack: Frame[] = []
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = frames.get(at)
      if (frame !== undefined) stack.push(frame)
    }
    return { stack, microseconds }
  })
}
