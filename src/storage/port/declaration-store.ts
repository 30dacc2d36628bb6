/**
 * The declarations of the processes that share an inventory, by which differences of their configurations are found.
 */
export interface DeclarationStore {
  /**
   * Keeps the declarations of this process, and answers the declarations that other processes made in the last
   * `DECLARATION_LIFETIME_MS`. An embedded store has one process, and answers none.
   */
  declare(command: DeclareCommand): Promise<readonly DeclareCommand[]>
}

export interface DeclareCommand {
  /** The name of the process among those that share the inventory. */
  readonly process: string
  /** A digest of each declaration by its name; none when the process ends. */
  readonly declarations: Readonly<Record<string, string>>
}

/** For how long a process counts as alive after it has declared, in milliseconds of real time. */
export const DECLARATION_LIFETIME_MS = 20_000
