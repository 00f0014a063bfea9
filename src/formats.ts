/** What goes beyond one report in one format: comparisons, an overview of many contracts, the texts that SARIF points into. */
export {
  COMPARISON_FORMATS,
  type ComparisonFormat,
  type ComparisonRenderOptions,
  renderComparison,
} from './render/comparison/index.js';
export { OUTPUT_FORMATS } from './render/index.js';
export { type OverviewOptions, type OverviewRow, overviewRow, renderOverview } from './render/overview.js';
export { sidecarPath, sidecarText } from './render/sarif/sidecar.js';
