import { Histogram, type Registry } from 'prom-client'
import { BOUNDS_SECONDS, type Durations } from '../../metering/durations.ts'

export interface CountedHistogramOptions {
  readonly name: string
  readonly help: string
  readonly label: string
  /** The durations of each value of the label. */
  readonly durations: Iterable<readonly [value: string, durations: Durations]>
  readonly registry: Registry
}

interface Sample {
  readonly metricName: string
  readonly labels: Readonly<Record<string, string | number>>
  readonly value: number
}

/** A histogram of durations that were counted elsewhere. */
export class CountedHistogram extends Histogram {
  readonly #options: CountedHistogramOptions

  constructor(options: CountedHistogramOptions) {
    const { name, help, label, registry } = options
    super({ name, help, labelNames: [label], buckets: BOUNDS_SECONDS, registers: [registry] })
    this.#options = options
  }

  /** What the registry writes; it asks a metric for this before `get`, which copies the values. */
  async getForPromString() {
    const { name, help, label, durations } = this.#options
    const values = [...durations].flatMap(([value, each]) => samplesOf(name, { [label]: value }, each))
    return { name, help, type: 'histogram', aggregator: 'sum', values }
  }
}

function samplesOf(name: string, labels: Readonly<Record<string, string>>, durations: Durations): Sample[] {
  const cumulated = durations.cumulated()
  return [
    ...cumulated.map((value, index) => ({
      metricName: `${name}_bucket`,
      labels: { ...labels, le: BOUNDS_SECONDS[index] ?? '+Inf' },
      value,
    })),
    { metricName: `${name}_sum`, labels, value: durations.sumSeconds },
    { metricName: `${name}_count`, labels, value: cumulated.at(-1) ?? 0 },
  ]
}
