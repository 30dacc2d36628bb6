import { Counter, Gauge, type Registry } from 'prom-client'
import { addTally } from './add-tally.ts'
import type { MetricsReading } from './metrics-reading.ts'
import { addStockMetrics } from './stock-metrics.ts'

/** Adds what became of searches, purchases, reservations and releases, and the numbers of the main inventory. */
export function addInventoryMetrics(registry: Registry, { meters, sandboxes, stock }: MetricsReading): void {
  const { store } = meters
  addTally(registry, {
    name: 'holdline_searches_total',
    help: 'Searches by what they held of the numbers that they asked for: held (all), partly, none, or tooManyHeld, which was refused.',
    label: 'outcome',
    tally: store.searches,
  })
  new Counter({
    name: 'holdline_numbers_held_total',
    help: 'Numbers that searches held.',
    registers: [registry],
  }).inc(store.numbersHeld)
  addTally(registry, {
    name: 'holdline_purchases_total',
    help: 'Purchases of searches and reservations. A purchase that is sent again counts again. holdEnded: the hold of the search had expired or was cancelled; notActive: the reservation.',
    label: 'outcome',
    tally: store.purchases,
  })
  addTally(registry, {
    name: 'holdline_cancellations_total',
    help: 'Searches and reservations that clients gave up.',
    label: 'outcome',
    tally: store.cancellations,
  })
  addTally(registry, {
    name: 'holdline_reservations_total',
    help: 'Requests that make or change a reservation.',
    label: 'outcome',
    tally: store.reservations,
  })
  addTally(registry, {
    name: 'holdline_releases_total',
    help: 'Releases of owned numbers. A release that is sent again counts again.',
    label: 'outcome',
    tally: store.releases,
  })
  new Gauge({ name: 'holdline_sandboxes', help: 'Sandboxes that are open.', registers: [registry] }).set(
    sandboxes,
  )
  if (stock !== undefined) addStockMetrics(registry, stock)
}
