/** The detector of languages. In the package its data are not made ready before it is first asked: that takes 10 ms. */
export { francAll } from 'franc';
