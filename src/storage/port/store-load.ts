/** How busy a store is, as its own process knows; to read it costs the store nothing. */
export interface StoreLoad {
  readonly queues: readonly QueueLoad[]
  /** How many transactions that could write were committed since the store was opened. */
  readonly commits: number
  /** The files of an embedded store that is in a file; empty elsewhere. */
  readonly files: readonly StoreFile[]
  /** The connections to a database; absent for an embedded store. */
  readonly connections?: ConnectionLoad
  /** The replica of a database; absent where there is none. */
  readonly replica?: ReplicaLoad
}

/** A queue in which calls wait for the batch before. */
export interface QueueLoad {
  readonly name: string
  /** How many calls wait. */
  readonly waiting: number
  /** How many calls may wait; infinite where there is no limit. */
  readonly capacity: number
  /** How many batches are under way. */
  readonly underWay: number
  /** How many batches were begun since the store was opened, and how many calls they had. */
  readonly batches: number
  readonly calls: number
}

export interface StoreFile {
  readonly name: 'database' | 'log'
  readonly bytes: number
}

export interface ReplicaLoad {
  /** Whether reads go to it. */
  readonly used: boolean
  /** How late it may be at most, in milliseconds; `undefined` while it is not known. */
  readonly lagMs: number | undefined
}

export interface ConnectionLoad {
  readonly limit: number
  /** How many connections calls have. */
  readonly used: number
  /** How many are open, and in no use. */
  readonly idle: number
  /** How many calls wait for a connection. */
  readonly waiting: number
}
