import type { Hex } from "../../codec/hex.ts";

/**
 * A sorted map that never changes: writing answers a new map that shares all but one path with the old one (an AVL
 * tree). The state of every block is one of these, so the past and forks cost only what differs.
 */
export type PersistentMap = MapNode | null;

/** Whoever holds the token that made a node may write into it; nobody else can see it yet. */
export type Edit = object;

interface MapNode {
	readonly key: Hex;
	value: Uint8Array;
	left: PersistentMap;
	right: PersistentMap;
	height: number;
	readonly edit: Edit;
}

/** The value at `key`. */
export function mapGet(tree: PersistentMap, key: Hex): Uint8Array | undefined {
	let node = tree;
	while (node !== null) {
		if (key === node.key) return node.value;
		node = key < node.key ? node.left : node.right;
	}
	return undefined;
}

/** `tree` with `value` at `key`. */
export function mapSet(tree: PersistentMap, key: Hex, value: Uint8Array, edit: Edit): MapNode {
	if (tree === null) return { key, value, left: null, right: null, height: 1, edit };
	const node = own(tree, edit);
	if (key === node.key) {
		node.value = value;
		return node;
	}
	if (key < node.key) node.left = mapSet(node.left, key, value, edit);
	else node.right = mapSet(node.right, key, value, edit);
	return balance(node, edit);
}

/** `tree` without `key`. */
export function mapDelete(tree: PersistentMap, key: Hex, edit: Edit): PersistentMap {
	return mapGet(tree, key) === undefined ? tree : remove(tree, key, edit);
}

function remove(tree: PersistentMap, key: Hex, edit: Edit): PersistentMap {
	if (tree === null) return null;
	if (key === tree.key) {
		if (tree.left === null) return tree.right;
		if (tree.right === null) return tree.left;
		let next = tree.right;
		while (next.left !== null) next = next.left;
		const right = remove(tree.right, next.key, edit);
		return balance({ key: next.key, value: next.value, left: tree.left, right, height: 0, edit }, edit);
	}
	const node = own(tree, edit);
	if (key < node.key) node.left = remove(node.left, key, edit);
	else node.right = remove(node.right, key, edit);
	return balance(node, edit);
}

/** Calls `visit` for every entry whose key starts with `prefix` and is past `after`, ascending, until it answers `false`. */
export function mapScan(
	tree: PersistentMap,
	prefix: string,
	after: string,
	visit: (key: Hex, value: Uint8Array) => boolean | undefined,
): boolean {
	if (tree === null) return true;
	const { key } = tree;
	const inside = key.startsWith(prefix);
	// Keys of a prefix are neighbours: whatever sorts before it lies to the left of all of them, the rest to the right.
	if ((inside || key > prefix) && key > after && !mapScan(tree.left, prefix, after, visit)) return false;
	if (inside && key > after && visit(key, tree.value) === false) return false;
	return inside || key < prefix ? mapScan(tree.right, prefix, after, visit) : true;
}

function own(node: MapNode, edit: Edit): MapNode {
	return node.edit === edit ? node : { ...node, edit };
}

const heightOf = (tree: PersistentMap): number => (tree === null ? 0 : tree.height);

function measured(node: MapNode): MapNode {
	node.height = 1 + Math.max(heightOf(node.left), heightOf(node.right));
	return node;
}

function balance(node: MapNode, edit: Edit): MapNode {
	const lean = heightOf(node.left) - heightOf(node.right);
	if (lean > 1 && node.left !== null) {
		if (heightOf(node.left.left) < heightOf(node.left.right)) node.left = rotateLeft(own(node.left, edit), edit);
		return rotateRight(node, edit);
	}
	if (lean < -1 && node.right !== null) {
		if (heightOf(node.right.right) < heightOf(node.right.left)) node.right = rotateRight(own(node.right, edit), edit);
		return rotateLeft(node, edit);
	}
	return measured(node);
}

function rotateRight(node: MapNode, edit: Edit): MapNode {
	if (node.left === null) return node;
	const top = own(node.left, edit);
	node.left = top.right;
	top.right = measured(node);
	return measured(top);
}

function rotateLeft(node: MapNode, edit: Edit): MapNode {
	if (node.right === null) return node;
	const top = own(node.right, edit);
	node.right = top.left;
	top.left = measured(node);
	return measured(top);
}
