export { suggest } from '../suggest.js';
