import {
  ArrowRoutingRegular,
  BookmarkRegular,
  CallRegular,
  DataBarVerticalRegular,
  type FluentIcon,
  HistoryRegular,
  NumberSymbolRegular,
  OptionsRegular,
  PlugConnectedRegular,
} from '@fluentui/react-icons'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Session } from '../api/session.ts'

/** A view of the console, with an address of its own. */
export interface View {
  /** The part of the address after `#`. */
  readonly path: string
  readonly title: string
  readonly icon: FluentIcon
  /** Who has the view: the owner of a resource's key, or the operator, of a server with controls for some. */
  readonly isFor: (session: Session) => boolean
  readonly page: LazyExoticComponent<ComponentType>
}

/** Whether the tab shows the numbers of a resource. */
export const hasResource = ({ resourceKey }: Session) => resourceKey !== undefined

const isOperator = ({ operator }: Session) => operator !== undefined

const hasControls = (session: Session) => isOperator(session) && session.hasControls === true

/** The views, in the order of the navigation. */
export const VIEWS: readonly View[] = [
  {
    path: '/get',
    title: 'Get a number',
    icon: CallRegular,
    isFor: hasResource,
    page: lazy(async () => ({ default: (await import('../pages/get/get-number-page.tsx')).GetNumberPage })),
  },
  {
    path: '/reservations',
    title: 'Reservations',
    icon: BookmarkRegular,
    isFor: hasResource,
    page: lazy(async () => ({
      default: (await import('../pages/reservations/reservations-page.tsx')).ReservationsPage,
    })),
  },
  {
    path: '/numbers',
    title: 'Your numbers',
    icon: NumberSymbolRegular,
    isFor: hasResource,
    page: lazy(async () => ({ default: (await import('../pages/numbers/numbers-page.tsx')).NumbersPage })),
  },
  {
    path: '/sip',
    title: 'SIP routing',
    icon: ArrowRoutingRegular,
    isFor: hasResource,
    page: lazy(async () => ({ default: (await import('../pages/sip/sip-page.tsx')).SipPage })),
  },
  {
    path: '/activity',
    title: 'Activity',
    icon: HistoryRegular,
    isFor: hasControls,
    page: lazy(async () => ({ default: (await import('../pages/activity/activity-page.tsx')).ActivityPage })),
  },
  {
    path: '/inventory',
    title: 'Inventory',
    icon: DataBarVerticalRegular,
    isFor: isOperator,
    page: lazy(async () => ({
      default: (await import('../pages/inventory/inventory-page.tsx')).InventoryPage,
    })),
  },
  {
    path: '/controls',
    title: 'Controls',
    icon: OptionsRegular,
    isFor: hasControls,
    page: lazy(async () => ({ default: (await import('../pages/controls/controls-page.tsx')).ControlsPage })),
  },
  {
    path: '/connect',
    title: 'Connect',
    icon: PlugConnectedRegular,
    isFor: () => true,
    page: lazy(async () => ({ default: (await import('../pages/connect/connect-page.tsx')).ConnectPage })),
  },
]
