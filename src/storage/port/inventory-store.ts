import type { ArchiveStore } from './archive-store.ts'
import type { AuditStore } from './audit-store.ts'
import type { BackupAnswer } from './backup-source.ts'
import type { BrowseStore } from './browse-store.ts'
import type { ClockStore } from './clock-store.ts'
import type { ClosingStore } from './closing-store.ts'
import type { DeclarationStore } from './declaration-store.ts'
import type { ExplainStore } from './explain-store.ts'
import type { HoldStore } from './hold-store.ts'
import type { HousekeepingStore } from './housekeeping-store.ts'
import type { InspectStore } from './inspect-store.ts'
import type { LeftoverStore } from './leftover-store.ts'
import type { NumberChangeStore } from './number-change-store.ts'
import type { OperationStore } from './operation-store.ts'
import type { OwnedNumberStore } from './owned-number-store.ts'
import type { RegisterStore } from './register-store.ts'
import type { ReservationStore } from './reservation-store.ts'
import type { SchemaStore } from './schema-store.ts'
import type { SipStore } from './sip-store.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import type { StockStore } from './stock-store.ts'
import type { StoreLoad } from './store-load.ts'
import type { WithdrawalStore } from './withdrawal-store.ts'

/**
 * Where the inventory lives. Each command is one change of state: it happens whole or not at all, and an
 * answered command is durable. The store owns time: it reads its clock inside the command, and every instant
 * that anyone sees comes from the store.
 *
 * A method rejects only with a `StorageError`; a client's mistakes are answers, not errors.
 */
export interface InventoryStore
  extends HoldStore,
    BrowseStore,
    ReservationStore,
    OwnedNumberStore,
    ClosingStore,
    OperationStore,
    SipStore,
    StockStore,
    WithdrawalStore,
    NumberChangeStore,
    AuditStore,
    ArchiveStore,
    InspectStore,
    ClockStore,
    LeftoverStore,
    ExplainStore,
    RegisterStore,
    DeclarationStore,
    SchemaStore,
    HousekeepingStore,
    SnapshotStore {
  /** Rejects if the store cannot serve: it commits a write that changes nothing. */
  ping(): Promise<void>
  /** How busy the store is. It asks the process and the file system, and waits for no call. */
  load(): Promise<StoreLoad>
  /**
   * Begins a backup. Absent where the inventory is in no file of its own.
   *
   * @throws StorageError if the store cannot serve
   */
  readonly backup?: () => Promise<BackupAnswer>
  close(): Promise<void>
}
