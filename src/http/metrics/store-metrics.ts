import { Counter, Gauge, type Registry } from 'prom-client'
import type { HousekeepingMeter } from '../../metering/housekeeping-meter.ts'
import type { QueueLoad, ReplicaLoad, StoreLoad } from '../../storage/port/store-load.ts'
import { addTally } from './add-tally.ts'
import { CountedHistogram } from './counted-histogram.ts'
import type { MetricsReading } from './metrics-reading.ts'

/** Adds how the store of the main inventory does: its calls, queues, commits, files and connections. */
export function addStoreMetrics(registry: Registry, { meters, load, isReady }: MetricsReading): void {
  const registers = [registry]
  new Gauge({
    name: 'holdline_ready',
    help: 'Whether the server can serve, as /_holdline/ready tells it: 1 or 0.',
    registers,
  }).set(isReady ? 1 : 0)
  const called = [...meters.store.methods].filter(([, { durations }]) => durations.count > 0)
  new CountedHistogram({
    name: 'holdline_store_call_duration_seconds',
    help: 'Time that calls of the store took, waiting in queues included.',
    label: 'method',
    durations: called.map(([method, { durations }]) => [method, durations] as const),
    registry,
  })
  const failures = new Counter({
    name: 'holdline_store_failures_total',
    help: 'Calls that the store could not do, such as on a full disk, without a connection or with a full queue.',
    labelNames: ['method'],
    registers,
  })
  for (const [method, each] of meters.store.methods) failures.inc({ method }, each.failures)
  new Counter({
    name: 'holdline_store_commits_total',
    help: 'Transactions that were committed and could write. Calls that wait together share one.',
    registers,
  }).inc(load.commits)
  addQueues(registry, load.queues)
  addPlaces(registry, load)
  if (load.replica !== undefined) addReplica(registry, load.replica)
  if (meters.housekeeping !== undefined) addHousekeeping(registry, meters.housekeeping)
}

function addQueues(registry: Registry, queues: readonly QueueLoad[]): void {
  const shared = { labelNames: ['queue'], registers: [registry] }
  const gauges: readonly [keyof QueueLoad & ('waiting' | 'capacity' | 'underWay'), Gauge][] = [
    [
      'waiting',
      new Gauge({
        ...shared,
        name: 'holdline_store_queue_waiting',
        help: 'Calls that wait in a queue of the store.',
      }),
    ],
    [
      'capacity',
      new Gauge({
        ...shared,
        name: 'holdline_store_queue_capacity',
        help: 'Calls that may wait; further ones are answered 503.',
      }),
    ],
    [
      'underWay',
      new Gauge({
        ...shared,
        name: 'holdline_store_batches_under_way',
        help: 'Batches of calls that are under way.',
      }),
    ],
  ]
  const counters: readonly ['batches' | 'calls', Counter][] = [
    [
      'batches',
      new Counter({
        ...shared,
        name: 'holdline_store_batches_total',
        help: 'Batches of calls that were begun.',
      }),
    ],
    [
      'calls',
      new Counter({ ...shared, name: 'holdline_store_batched_calls_total', help: 'Calls in these batches.' }),
    ],
  ]
  for (const queue of queues) {
    for (const [member, gauge] of gauges) gauge.set({ queue: queue.name }, queue[member])
    for (const [member, counter] of counters) counter.inc({ queue: queue.name }, queue[member])
  }
}

function addReplica(registry: Registry, { used, lagMs }: ReplicaLoad): void {
  const registers = [registry]
  new Gauge({
    name: 'holdline_replica_used',
    help: 'Whether browsing and area codes are read from the replica: 1 or 0.',
    registers,
  }).set(used ? 1 : 0)
  if (lagMs === undefined) return
  new Gauge({
    name: 'holdline_replica_lag_seconds',
    help: 'How late the replica may be at most.',
    registers,
  }).set(lagMs / 1_000)
}

function addPlaces(registry: Registry, { files, connections }: StoreLoad): void {
  const registers = [registry]
  if (files.length > 0) {
    const sizes = new Gauge({
      name: 'holdline_store_file_bytes',
      help: 'Size of the inventory’s file (database) and of its write-ahead log (log).',
      labelNames: ['file'],
      registers,
    })
    for (const { name, bytes } of files) sizes.set({ file: name }, bytes)
  }
  if (connections !== undefined) {
    const open = new Gauge({
      name: 'holdline_postgres_connections',
      help: 'Connections to PostgreSQL: used by calls, or idle.',
      labelNames: ['state'],
      registers,
    })
    open.set({ state: 'used' }, connections.used)
    open.set({ state: 'idle' }, connections.idle)
    new Gauge({
      name: 'holdline_postgres_connections_limit',
      help: 'The most connections of this process, --pool-size.',
      registers,
    }).set(connections.limit)
    new Gauge({
      name: 'holdline_postgres_connections_waiting',
      help: 'Calls that wait for a connection.',
      registers,
    }).set(connections.waiting)
  }
}

function addHousekeeping(registry: Registry, { lastRoundAt, failures, removed }: HousekeepingMeter): void {
  const registers = [registry]
  new Gauge({
    name: 'holdline_housekeeping_last_round_timestamp_seconds',
    help: 'When housekeeping last ended a round without a failure; the start of the server before the first round.',
    registers,
  }).set(lastRoundAt / 1_000)
  new Counter({
    name: 'holdline_housekeeping_failures_total',
    help: 'Rounds of housekeeping that failed.',
    registers,
  }).inc(failures)
  addTally(registry, {
    name: 'holdline_housekeeping_removed_total',
    help: 'Old records that housekeeping removed.',
    label: 'kind',
    tally: removed,
  })
}
