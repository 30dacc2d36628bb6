import type { Row } from '../rows/row.ts'

/** Executes one statement on a connection, with its parameters; answers its rows. */
export type Query = (sql: string, parameters?: readonly unknown[]) => Promise<Row[]>
