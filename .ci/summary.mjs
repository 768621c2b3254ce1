import { readFileSync } from 'node:fs'

// A run that broke before it could report has failed.
const BROKEN = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] }

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return BROKEN
  }
}

const report = readReport(process.argv[2])
// A file that did not load has no tests of its own to count as failed.
const unloaded = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
const failed = report.numFailedTests + unloaded.length
console.log(`${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`)
process.exitCode = failed > 0 ? 1 : 0
