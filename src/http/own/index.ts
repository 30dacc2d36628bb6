import { advanceClock } from './control/advance-clock.ts'
import { clearRequests } from './control/clear-requests.ts'
import { closeSandbox } from './control/close-sandbox.ts'
import { createFault } from './control/create-fault.ts'
import { createSandbox } from './control/create-sandbox.ts'
import { deleteFault } from './control/delete-fault.ts'
import { deleteFaults } from './control/delete-faults.ts'
import { deleteSnapshot } from './control/delete-snapshot.ts'
import { finishFault } from './control/finish-fault.ts'
import { getClock } from './control/get-clock.ts'
import { getExplanation } from './control/get-explanation.ts'
import { getFault } from './control/get-fault.ts'
import { getLeftovers } from './control/get-leftovers.ts'
import { getRequest } from './control/get-request.ts'
import { listFaults } from './control/list-faults.ts'
import { listRequests } from './control/list-requests.ts'
import { listSandboxes } from './control/list-sandboxes.ts'
import { listSnapshots } from './control/list-snapshots.ts'
import { reset } from './control/reset.ts'
import { restoreSnapshot } from './control/restore-snapshot.ts'
import { setClock } from './control/set-clock.ts'
import { streamRequests } from './control/stream-requests.ts'
import { takeSnapshot } from './control/take-snapshot.ts'
import { archiveAudit } from './operator/archive-audit.ts'
import { backUp } from './operator/back-up.ts'
import { cancelPlannedOffering } from './operator/cancel-planned-offering.ts'
import { changeAging } from './operator/change-aging.ts'
import {
  assignNumber,
  portNumberIn,
  portNumberOut,
  protectNumber,
  quarantineNumber,
  releaseNumber,
  restoreNumber,
  transferNumber,
  unprotectNumber,
} from './operator/change-number.ts'
import { changeResource } from './operator/change-resource.ts'
import { deleteStock, restoreStock, withdrawStock } from './operator/change-sale.ts'
import { closeResource } from './operator/close-resource.ts'
import { createKey } from './operator/create-key.ts'
import { createResource } from './operator/create-resource.ts'
import { getAging } from './operator/get-aging.ts'
import { getConnection } from './operator/get-connection.ts'
import { getMetrics } from './operator/get-metrics.ts'
import { getNumber } from './operator/get-number.ts'
import { getResource } from './operator/get-resource.ts'
import { getSoldOfferings } from './operator/get-sold-offerings.ts'
import { getStock } from './operator/get-stock.ts'
import { importFile } from './operator/import-file.ts'
import { importStock } from './operator/import-stock.ts'
import { listArchives } from './operator/list-archives.ts'
import { listAudit } from './operator/list-audit.ts'
import { listLiveHolds } from './operator/list-live-holds.ts'
import { listRegisterChanges } from './operator/list-register-changes.ts'
import { listResources } from './operator/list-resources.ts'
import { listStockNumbers } from './operator/list-stock-numbers.ts'
import { promoteKey } from './operator/promote-key.ts'
import { resumeResource } from './operator/resume-resource.ts'
import { retireSoldOffering } from './operator/retire-sold-offering.ts'
import { revokeKey } from './operator/revoke-key.ts'
import { setSoldOfferings } from './operator/set-sold-offerings.ts'
import { suspendResource } from './operator/suspend-resource.ts'
import { verify } from './operator/verify.ts'
import type { AnyOwnOperation, OwnOperation } from './own-operation.ts'
import { getCaCertificate } from './public/get-ca-certificate.ts'
import { getConsole } from './public/get-console.ts'
import { getConsoleFile } from './public/get-console-file.ts'
import { getContract, redirectToContract } from './public/get-contract.ts'
import { getDocument } from './public/get-document.ts'
import { getHealth } from './public/get-health.ts'
import { getReadiness } from './public/get-readiness.ts'

/** Our own operations, under `/_holdline/`. */
export const OWN_OPERATIONS: readonly AnyOwnOperation[] = [
  ...withHead(getHealth),
  ...withHead(getReadiness),
  redirectToContract,
  getContract,
  getDocument,
  getConsole,
  getConsoleFile,
  getCaCertificate,
  getStock,
  importStock,
  importFile,
  getNumber,
  listStockNumbers,
  listLiveHolds,
  withdrawStock,
  restoreStock,
  deleteStock,
  releaseNumber,
  assignNumber,
  transferNumber,
  restoreNumber,
  quarantineNumber,
  portNumberOut,
  portNumberIn,
  protectNumber,
  unprotectNumber,
  getConnection,
  getSoldOfferings,
  setSoldOfferings,
  retireSoldOffering,
  cancelPlannedOffering,
  getAging,
  changeAging,
  listRegisterChanges,
  listAudit,
  listArchives,
  archiveAudit,
  verify,
  createResource,
  listResources,
  getResource,
  changeResource,
  suspendResource,
  resumeResource,
  closeResource,
  getMetrics,
  backUp,
  createKey,
  promoteKey,
  revokeKey,
  createSandbox,
  listSandboxes,
  closeSandbox,
  getClock,
  setClock,
  advanceClock,
  reset,
  listSnapshots,
  takeSnapshot,
  restoreSnapshot,
  deleteSnapshot,
  getLeftovers,
  getExplanation,
  listRequests,
  clearRequests,
  streamRequests,
  getRequest,
  createFault,
  listFaults,
  deleteFaults,
  getFault,
  deleteFault,
  finishFault,
]

/** The operation with GET and with HEAD: load balancers send either. */
function withHead(operation: OwnOperation<'public'>): OwnOperation<'public'>[] {
  return [
    operation,
    { ...operation, operationId: operation.operationId.replace('Get', 'Head'), method: 'HEAD' },
  ]
}
