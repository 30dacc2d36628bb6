/** What a server process of the benchmark answers when it is asked. */
export interface ProcessorTime {
  /** The processor time of all threads of the process since its start, in microseconds. */
  readonly processorUs: number
}

/** The processor time of this process. */
export async function processorTime(): Promise<ProcessorTime> {
  const { user, system } = process.cpuUsage()
  return { processorUs: user + system }
}
