import type { Module } from '../../platform/module.js'
import './activity.reads.js'
import { EventResolver } from './activity.resolver.js'

/** Lets people see what happened and follow what happens. Rightmost: it knows of everybody's events, nobody knows of it. */
export const activity: Module = { name: 'activity', entities: [], resolvers: [EventResolver], events: [] }
