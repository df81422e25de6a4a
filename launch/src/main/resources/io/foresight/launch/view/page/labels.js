// Text over the scene, on a plain 2D canvas: sharp at any zoom, and near boxes win where labels would overlap.

import * as THREE from 'three';

const MOST = 40;
const LABEL_LIFT = 22; // pixels
const FONT = '600 12px system-ui, sans-serif';
const RING_FONT = '11px system-ui, sans-serif';

export class Labels {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.point = new THREE.Vector3();
  }

  resize(width, height) {
    const ratio = Math.min(window.devicePixelRatio, 2);
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    this.width = width;
    this.height = height;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /**
   * @param {{box, css, text}[]} items nearest to the camera need not come first @param {number} groundZ
   * @param {DOMRect[]} panels under which nothing is written
   */
  draw(camera, items, groundZ, panels) {
    const g = this.context;
    g.clearRect(0, 0, this.width, this.height);
    this.drawRings(camera, groundZ, panels);
    g.font = FONT;
    g.textBaseline = 'middle';
    const placed = items
      .map((item) => ({ ...item, ...this.above(camera, item.box) }))
      .filter((item) => item.visible)
      .sort((a, b) => a.depth - b.depth);
    const taken = [...panels];
    for (const item of placed) {
      if (taken.length === MOST + panels.length) {
        break;
      }
      const width = g.measureText(item.text).width + 14;
      const area = { left: item.x - width / 2, top: item.y - 23, right: item.x + width / 2, bottom: item.y - 3 };
      if (item.verdict && taken.some((other) => overlap(area, other))) {
        area.top -= LABEL_LIFT; // a false box often hides the one that was missed: both are told
        area.bottom -= LABEL_LIFT;
      }
      if (!taken.some((other) => overlap(area, other))) {
        taken.push(area);
        this.drawPill(area, item);
      }
    }
  }

  drawPill(area, item) {
    const g = this.context;
    g.fillStyle = 'rgba(10, 13, 18, 0.78)';
    g.beginPath();
    g.roundRect(area.left, area.top, area.right - area.left, area.bottom - area.top, 5);
    g.fill();
    g.fillStyle = item.css;
    g.fillText(item.text, area.left + 7, (area.top + area.bottom) / 2 + 0.5);
  }

  drawRings(camera, groundZ, panels) {
    const g = this.context;
    g.font = RING_FONT;
    g.fillStyle = 'rgba(158, 178, 210, 0.75)';
    for (let radius = 10; radius <= 60; radius += 10) {
      const at = this.project(camera, 0, -radius, groundZ);
      const area = { left: at.x, top: at.y - 14, right: at.x + 34, bottom: at.y };
      if (at.visible && !panels.some((panel) => overlap(area, panel))) {
        g.fillText(`${radius} m`, at.x + 3, at.y - 6);
      }
    }
  }

  /** A distance: its ends, the line between them and how long it is. */
  drawMeasure(camera, ends, metres) {
    const g = this.context;
    const seen = ends.map(({ x, y, z }) => this.project(camera, x, y, z)).filter(({ depth }) => depth > 0.5);
    g.strokeStyle = g.fillStyle = '#ffffff';
    g.lineWidth = 2;
    for (const at of seen) {
      g.beginPath();
      g.arc(at.x, at.y, 4, 0, 2 * Math.PI);
      g.fill();
    }
    if (seen.length === 2) {
      const [a, b] = seen;
      g.beginPath();
      g.moveTo(a.x, a.y);
      g.lineTo(b.x, b.y);
      g.stroke();
      g.font = FONT;
      const text = `${metres.toFixed(2)} m`;
      const half = g.measureText(text).width / 2 + 7;
      const x = (a.x + b.x) / 2;
      const y = (a.y + b.y) / 2;
      this.drawPill({ left: x - half, right: x + half, top: y - 25, bottom: y - 5 }, { css: '#ffffff', text });
    }
  }

  /** The point of the screen over the middle of a box, at its upper rim as seen from here. */
  above(camera, box) {
    const top = box.z + box.height / 2;
    const middle = this.project(camera, box.x, box.y, top);
    for (const [along, across] of [[0.5, 0.5], [0.5, -0.5], [-0.5, -0.5], [-0.5, 0.5]]) {
      const dx = along * box.length;
      const dy = across * box.width;
      const x = box.x + Math.cos(box.yaw) * dx - Math.sin(box.yaw) * dy;
      const y = box.y + Math.sin(box.yaw) * dx + Math.cos(box.yaw) * dy;
      const corner = this.project(camera, x, y, top);
      middle.y = corner.visible ? Math.min(middle.y, corner.y) : middle.y;
    }
    return middle;
  }

  project(camera, x, y, z) {
    this.point.set(x, y, z).applyMatrix4(camera.matrixWorldInverse);
    const depth = -this.point.z;
    this.point.applyMatrix4(camera.projectionMatrix);
    return {
      x: ((this.point.x + 1) / 2) * this.width,
      y: ((1 - this.point.y) / 2) * this.height,
      depth,
      visible: depth > 0.5 && Math.abs(this.point.x) < 1.02 && Math.abs(this.point.y) < 1.02,
    };
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
