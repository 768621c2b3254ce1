import type { Module } from '../../platform/module.js'
import { auditTallies } from './audit-tallies.js'
import { foldTallies } from './fold-tallies.js'
import './overview.reads.js'
import { OverviewResolver } from './overview.resolver.js'

export const overview: Module = {
  name: 'overview', entities: [], resolvers: [OverviewResolver], events: [],
  schedules: [{ name: 'fold-tallies', run: foldTallies }, { name: 'audit-tallies', run: auditTallies }],
}
