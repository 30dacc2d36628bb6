import type { NumberBlock } from '../../numbering/audit-entry.ts'

/** The numbers that a sandbox begins with: those that the server started with, none, or these blocks. */
export type SandboxStock = 'default' | 'none' | readonly NumberBlock[]
