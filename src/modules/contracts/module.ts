import type { Module } from '../../platform/module.js'
import { ContractAmendment } from './contract-amendment.entity.js'
import { ContractLine } from './contract-line.entity.js'
import { ContractAmendmentResolver, ContractLineResolver } from './contract-parts.resolver.js'
import { Contract } from './contract.entity.js'
import { contractEvents } from './contract.events.js'
import './contract.constraints.js'
import './contract.reads.js'
import { ContractResolver, RequestContractsResolver } from './contract.resolver.js'
import { ContractProgressResolver } from './contract-progress.resolver.js'
import { cancelContractsWithTheirRequest } from './when-request-is-cancelled.js'

cancelContractsWithTheirRequest()

export const contracts: Module = {
  name: 'contracts',
  entities: [Contract, ContractLine, ContractAmendment],
  resolvers: [ContractResolver, RequestContractsResolver, ContractProgressResolver, ContractLineResolver, ContractAmendmentResolver],
  events: contractEvents,
}
