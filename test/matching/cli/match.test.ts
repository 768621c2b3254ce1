import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import { readInstance } from '../../../src/modules/matching/engine/format/read-instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { manyRequests } from '../engine/many-requests.js'

interface Outcome { status: number; out: string; complaint: string }

const root = new URL('../../../', import.meta.url).pathname
const examples = join(root, 'docs/examples')
const jakarta = join(examples, 'jakarta-paving.json')
const bread = join(examples, 'bekasi-bread.json')
const folder = mkdtempSync(join(tmpdir(), 'karya-match-'))

beforeAll(() => promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: root }))
afterAll(() => rmSync(folder, { recursive: true }))

function match(...args: string[]): Promise<Outcome> {
  return run(process.execPath, ['dist/modules/matching/engine/cli.js', ...args])
}

function run(command: string, args: string[]): Promise<Outcome> {
  return new Promise(resolve => {
    const { INIT_CWD: _npm, ...env } = process.env
    const child = execFile(command, args, { cwd: root, env }, (_error, out, complaint) => resolve({ status: child.exitCode ?? -1, out, complaint }))
  })
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const answerIn = (text: string) => JSON.parse(text) as Answer

describe('matching a file on the command line', () => {
  it('refuses a file that is not JSON', async () => {
    const { status, out, complaint } = await match(file('broken.json', '{ "format": '))
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(complaint).toMatch(/^the file: must be JSON/)
  })

  it('names the path of every mistake in an instance that is not valid', async () => {
    const wrong = readFileSync(jakarta, 'utf8').replace('"2027-01-29"', '"2027-02-30"').replace('"quantity": 100', '"quantity": -100')
    const { status, complaint } = await match(file('wrong.json', wrong))
    expect(status).toBe(2)
    expect(complaint).toContain('requests[0].lines[0].slots[0].due: must be a calendar date such as 2027-02-28, not "2027-02-30"')
    expect(complaint).toContain('requests[0].lines[1].slots[0].quantity: must be a number or a decimal text, 0 or at least 0.000001')
  })

  it('answers a file with fields that it does not know, and names them on standard error', async () => {
    const given = readFileSync(bread, 'utf8').replace('{', '{ "comment": "from a converter",')
    const { status, out, complaint } = await match(file('more.json', `\uFEFF${given}`), '--no-explain')
    expect(status).toBe(0)
    expect(answerIn(out).status).toBe('OPTIMAL')
    expect(complaint).toBe('warning: comment is not a field here and ignored; known are format, periods, products, facilities, requests, transport, fairness, shares and note\n')
  })

  it.each([
    ['a file that is not there', [join(folder, 'none.json')], 'cannot read'],
    ['no file at all', [], 'one instance file is needed'],
    ['two files', [bread, jakarta], 'one instance file is needed'],
    ['an unknown objective', [bread, '--objective', 'PRETTIEST'], '--objective: must be one of COST, EARLIEST, FEWEST_FACILITIES, not PRETTIEST'],
    ['a time limit in words', [bread, '--time-limit', 'soon'], '--time-limit: must be a number of seconds above 0, not soon'],
    ['a work limit of nothing', [bread, '--work-limit', '0'], '--work-limit: must be a whole number from 1 to 2147483647, not 0'],
    ['a seed in words', [bread, '--seed', 'lucky'], '--seed: must be a whole number from 0 to 2147483647, not lucky'],
    ['an unknown option', [bread, '--fast'], '--fast'],
  ])('refuses %s', async (_what, args, message) => {
    const { status, out, complaint } = await match(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(complaint).toContain(message)
  })

  it.each(readdirSync(examples).filter(name => name.endsWith('.json')))('answers the example %s so that the checker accepts it', async name => {
    const { status, out, complaint } = await match(join(examples, name))
    expect({ status, complaint }).toEqual({ status: 0, complaint: '' })
    expect(checkAnswer(readInstance(readFileSync(join(examples, name), 'utf8')), answerIn(out))).toEqual([])
  })

  it('serves all of Jakarta\'s class D and none of its class C', async () => {
    const { out } = await match(jakarta, '--no-explain')
    const answer = answerIn(out)
    const units = (line: string) => answer.allocations.filter(each => each.line === line).reduce((sum, each) => sum + Number(each.quantity), 0)
    expect(answer.status).toBe('PARTIAL')
    expect(units('1')).toBe(1200)
    expect(units('2')).toBe(0)
  })

  it('exits with 0 when nothing can be done', async () => {
    const { status, out } = await match(file('far.json', readFileSync(bread, 'utf8').replaceAll('"shelfLifeDays": 3', '"shelfLifeDays": 0')))
    expect(status).toBe(0)
    expect(answerIn(out)).toMatchObject({ status: 'INFEASIBLE', allocations: [], cost: '0' })
  })

  it('takes the objective and writes to a file', async () => {
    const target = join(folder, 'answer.json')
    const { status, out } = await match(bread, '--objective', 'FEWEST_FACILITIES', '--time-limit', '30', '--out', target)
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(new Set(answerIn(readFileSync(target, 'utf8')).allocations.map(each => each.facility)).size).toBe(1)
  })

  it.each([
    ['one line, by its own search', manyRequests(1), 'own search'], ['a few, by the model', manyRequests(3, 6), 'mixed-integer model'],
    ['many, by the clearing', manyRequests(40, 10, 32), 'own clearing'],
  ])('gives the same answer again for the same file, seed and work limit: %s', async (name, instance, method) => {
    const given = file(`${name}.json`, JSON.stringify({ format: 'karya-matching-instance/1', ...instance }))
    const answers = [await match(given, '--seed', '7', '--work-limit', '40', '--no-explain'), await match(given, '--seed', '7', '--work-limit', '40', '--no-explain')]
    const [first, second] = answers.map(({ out }) => ({ ...answerIn(out), seconds: 0 }))
    expect(first?.certificate.method).toContain(method)
    expect(first?.allocations.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
  })

  it('takes another seed for another search', async () => {
    const given = file('seeds.json', JSON.stringify({ format: 'karya-matching-instance/1', ...manyRequests(40, 10, 32) }))
    const [one, other] = [await match(given, '--seed', '1', '--work-limit', '40', '--no-explain'), await match(given, '--seed', '2', '--work-limit', '40', '--no-explain')]
    expect(answerIn(one.out).status).toBe('FEASIBLE')
    expect(answerIn(other.out).allocations).not.toEqual(answerIn(one.out).allocations)
  })

  it('tells how it is used', async () => {
    const { status, out } = await match('--help')
    expect(status).toBe(0)
    expect(out).toMatch(/^Usage: .*--time-limit(.|\n)*--seed(.|\n)*--work-limit/)
  })

  it('runs as npm run match, with paths from where npm was called', async () => {
    const { status, out } = await run('npm', ['run', '--silent', 'match', '--', 'docs/examples/bekasi-bread.json', '--no-explain'])
    expect(status).toBe(0)
    expect(answerIn(out).status).toBe('OPTIMAL')
  })
}, 180_000)
