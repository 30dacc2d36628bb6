import type { Command } from 'commander'
import { configFileOption } from '../config-file-option.ts'
import { databaseOption } from '../database-options.ts'
import { encryptionKeyFileOption } from '../encryption-key-file-option.ts'
import { addPlaceOptions, type ServerOptions } from '../server-options.ts'

/** The flags of a command that the operator gives for an inventory, with or without a running server. */
export interface OperatorOptions extends Omit<ServerOptions, 'sandbox'> {
  readonly database?: string
  readonly config?: string
  readonly encryptionKeyFile?: string
}

/** Adds the flags by which a command finds its inventory. */
export function addOperatorOptions(command: Command): Command {
  return addPlaceOptions(command)
    .addOption(databaseOption())
    .addOption(configFileOption())
    .addOption(encryptionKeyFileOption())
}
