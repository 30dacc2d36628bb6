import { OPERATOR_KEY } from '../../support/app.ts'
import { signedHeaders } from '../../support/sign.ts'

export const METRICS = '/_holdline/metrics'

/** The values of metrics by their names with labels, as they stand in the text: `holdline_ready` or `a{b="c"}`. */
export type Metrics = ReadonlyMap<string, number>

/** Asks for the metrics as the operator. */
export async function scrape({ host }: { readonly host: string }): Promise<Metrics> {
  const headers = signedHeaders({ method: 'GET', target: METRICS, host, accessKey: OPERATOR_KEY })
  const answer = await fetch(`http://${host}${METRICS}`, { headers })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return parseMetrics(await answer.text())
}

export function parseMetrics(text: string): Metrics {
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    samples.map((line) => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1).replace('Inf', 'Infinity'))]
    }),
  )
}

/** The metrics of these names, by what is in their braces. */
export function family(metrics: Metrics, name: string): Record<string, number> {
  const found = [...metrics].filter(([key]) => key.startsWith(`${name}{`))
  return Object.fromEntries(found.map(([key, value]) => [key.slice(name.length + 1, -1), value]))
}
