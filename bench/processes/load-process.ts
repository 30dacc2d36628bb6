import { type LoadPlan, type LoadResult, load } from '../load/load.ts'
import { serveParent } from './serve-parent.ts'

/** Puts load on servers, in a process of its own, so that its processor time does not count as theirs. */
serveParent<LoadPlan, LoadResult>({ port: 0, answer: load, stop: async () => {} })
