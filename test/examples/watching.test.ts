import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { renderMetrics } from '../../src/http/metrics/render-metrics.ts'
import { HousekeepingMeter } from '../../src/metering/housekeeping-meter.ts'
import { createMeters } from '../../src/metering/meters.ts'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'
import { ROOT } from './run-script.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** The names of all metrics that any server serves, with those of the parts of histograms. */
async function servedNames(): Promise<Set<string>> {
  const { text } = await renderMetrics({
    meters: createMeters(new HousekeepingMeter(() => 0)),
    load: {
      queues: [],
      commits: 0,
      files: [{ name: 'database', bytes: 0 }],
      connections: { limit: 0, used: 0, idle: 0, waiting: 0 },
      replica: { used: true, lagMs: 0 },
    },
    isReady: true,
    sandboxes: 0,
    stock: { value: [{ stock: US_GEOGRAPHIC, ...NO_NUMBERS, free: 1 }], now: 0 },
  })
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [name, ...['bucket', 'sum', 'count'].map((part) => `${name}_${part}`)] : [name],
    ),
  )
}

/** The names of metrics in a text: those of Holdline, of the process and of Node. */
function namesIn(text: string): string[] {
  return [...new Set(text.match(/\b(holdline|process|nodejs)_\w+/g))]
}

interface Rule {
  readonly alert: string
  readonly expr: string
}

const RULES: readonly Rule[] = parse(read('examples/prometheus/holdline.rules.yml')).groups.flatMap(
  ({ rules }: { rules: Rule[] }) => rules,
)

/** Every `expr` and `query` in the dashboard, however deep. */
function queriesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    (key === 'expr' || key === 'query') && typeof member === 'string' ? [member] : queriesIn(member),
  )
}

describe('metrics that exist are all that is asked for', () => {
  it('by the alarms', async () => {
    const served = await servedNames()
    for (const { alert, expr } of RULES) {
      const names = namesIn(expr)
      expect(
        names.filter((name) => !served.has(name)),
        alert,
      ).toEqual([])
      expect(names.length + Number(expr.startsWith('up{')), alert).toBeGreaterThan(0)
    }
  })

  it('by the dashboard', async () => {
    const served = await servedNames()
    const queries = queriesIn(JSON.parse(read('examples/grafana/holdline.json')))
    expect(queries.length).toBeGreaterThan(30)
    for (const query of queries)
      expect(
        namesIn(query).filter((name) => !served.has(name)),
        query,
      ).toEqual([])
  })

  it('by the page about them, which has all of ours', async () => {
    const served = await servedNames()
    const page = namesIn(read('docs/metrics.md'))
    expect(page.filter((name) => name.startsWith('holdline_') && !served.has(name))).toEqual([])
    const parts = /_(bucket|sum|count)$/
    const ours = [...served].filter((name) => name.startsWith('holdline_') && !parts.test(name))
    expect(ours.filter((name) => !page.includes(name))).toEqual([])
  })
})

it('the page for operators explains each alarm', () => {
  const page = read('docs/operate.md')
  const explained = [...page.matchAll(/^\| `(Holdline\w+)` \|/gm)].map(([, name]) => name)
  expect(explained).toEqual(RULES.map(({ alert }) => alert))
})
