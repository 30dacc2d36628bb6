import { table } from '../table.ts'
import { countCutOffs } from './checker/count-cut-offs.ts'
import type { Attempt, Run } from './checker/run.ts'

/** A table of the requests by kind and outcome, and a line with the number of outages. */
export function summarise(run: Run): string[] {
  const { attempts, outages, terms } = run
  const columns = [...new Set(attempts.map(outcomeOf))].sort()
  const kinds = [...new Set(attempts.map(({ call }) => call.kind))]
  const cutOffs = countCutOffs(run)
  const counts = new Map<string, number>()
  for (const attempt of attempts) {
    const key = `${attempt.call.kind} ${outcomeOf(attempt)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const rows = kinds.map((kind) => [
    kind,
    ...columns.map((column) => String(counts.get(`${kind} ${column}`) ?? '')),
    String(cutOffs.get(kind)?.happened || ''),
  ])
  const ofDatabase = outages.filter(({ of }) => of === 'database').length
  return [
    ...table([['request', ...columns, '… happened'], ...rows]),
    `seed ${terms.seed}: ${attempts.length} requests, ${sum(cutOffs, 'cutOff')} cut off, of which ${sum(cutOffs, 'happened')} had happened; ` +
      `${outages.length - ofDatabase} outages of a process, ${ofDatabase} of PostgreSQL`,
  ]
}

function outcomeOf({ answer, refused }: Attempt): string {
  if (answer !== undefined) return String(answer.status)
  return refused ? 'refused' : 'cut off'
}

function sum(counts: ReturnType<typeof countCutOffs>, field: 'cutOff' | 'happened'): number {
  return [...counts.values()].reduce((total, count) => total + count[field], 0)
}
