/**
 * The project distribution map (重大项目分布图): where the printed projects lie as far as the lists tell,
 * and what they add up to by place and by unit. Money is in 亿元.
 */
package io.carecircle.app.projectmap;
