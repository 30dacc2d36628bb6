/**
 * The register: settings that an operator has changed while the server runs, such as resources, offerings and limits.
 * It is kept beside the inventory as JSON documents by name, with one version that differs after each change.
 */
export interface RegisterStore {
  /** The register; `undefined` while its version is still the `known` one. */
  register(known?: number): Promise<StoredRegister | undefined>
  /**
   * Puts and removes documents, all or none. From the moment of the answer no process does a command that was
   * composed under another version than the answered one.
   */
  changeRegister(command: ChangeRegisterCommand): Promise<ChangeRegisterAnswer>
}

export interface StoredRegister {
  /** 0 before the first change. */
  readonly version: number
  readonly documents: ReadonlyMap<string, unknown>
}

export interface ChangeRegisterCommand {
  /** The version under which the change was decided. */
  readonly version: number
  /** The new document by its name; `null` removes it. */
  readonly documents: ReadonlyMap<string, object | null>
}

export type ChangeRegisterAnswer = { readonly kind: 'changed'; readonly version: number } | Outdated

/** A command that depends on the register, such as one that quotes the price of an offering. */
export interface RegisterDependent {
  /** The version of the register under which the command was composed; the version does not matter if absent. */
  readonly registerVersion?: number
}

/** The command was composed under another version of the register than the one in force. Nothing was done. */
export interface Outdated {
  readonly kind: 'outdated'
}

/** Whether a command has to be composed anew, since the register has this version. */
export function isOutdated({ registerVersion }: RegisterDependent, version: number): boolean {
  return registerVersion !== undefined && registerVersion !== version
}
