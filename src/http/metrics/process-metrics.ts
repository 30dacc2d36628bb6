import { collectDefaultMetrics, Registry } from 'prom-client'

/**
 * The process's processor time, memory, open files, garbage collection and event loop, under prom-client's usual names.
 * They are of the process, so all servers in it have the same. What they time begins when this file is loaded.
 */
export const PROCESS_METRICS = new Registry()

collectDefaultMetrics({ register: PROCESS_METRICS })
