import type { ImportEvent } from '../../../../generated/own.d.ts'

/** How far an import is. */
export type ImportProgress = Extract<ImportEvent, { kind: 'progress' }>

/** A row that cannot be imported. */
export type ImportBadRow = Extract<ImportEvent, { kind: 'badRow' }>

/** What an import has done, or would do. */
export type ImportEnd = Extract<ImportEvent, { kind: 'end' }>
