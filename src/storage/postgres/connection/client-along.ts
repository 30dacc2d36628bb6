import pg from 'pg'
import { requireChannelBinding } from './require-channel-binding.ts'
import type { Route } from './route.ts'

/** The class of the clients that connect by the current target of the route. */
export function clientAlong(
  route: Route,
  requiresChannelBinding: boolean,
): new (
  config?: pg.ClientConfig,
) => pg.Client {
  return class extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      const { place: _place, ...target } = route.current()
      super({ ...config, ...target })
      if (requiresChannelBinding) requireChannelBinding(this)
    }
  }
}
