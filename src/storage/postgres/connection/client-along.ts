import pg from 'pg'
import { guardMessages } from './guard-messages.ts'
import { requireChannelBinding } from './require-channel-binding.ts'
import type { Route } from './route.ts'
import type { Target } from './target.ts'

/** A client that connects to a target. */
export class TargetClient extends pg.Client {
  readonly target: Target
  readonly #requiresChannelBinding: boolean

  constructor(config: pg.ClientConfig, target: Target, requiresChannelBinding: boolean) {
    const { place: _place, ...settings } = target
    super({ ...config, ...settings })
    this.target = target
    guardMessages(this)
    this.#requiresChannelBinding = requiresChannelBinding
    if (requiresChannelBinding) requireChannelBinding(this)
  }

  /** Another client, with other settings, that connects to the same target. */
  beside(config: pg.ClientConfig): TargetClient {
    return new TargetClient(config, this.target, this.#requiresChannelBinding)
  }
}

/** The class of the clients that connect by the current target of the route. */
export function clientAlong(
  route: Route,
  requiresChannelBinding: boolean,
): new (
  config?: pg.ClientConfig,
) => TargetClient {
  return class extends TargetClient {
    constructor(config: pg.ClientConfig = {}) {
      super(config, route.current(), requiresChannelBinding)
    }
  }
}
