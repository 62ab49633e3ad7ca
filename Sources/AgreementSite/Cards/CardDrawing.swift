#if SocialCards
    internal import AgreementModel
    internal import CPango

    extension SocialCard {
        private static let width: Int32 = 1200, height: Int32 = 630
        private static let margin = 80.0

        /// The card as PNG.
        func draw() -> [UInt8] {
            let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SocialCard.width, SocialCard.height)
            defer { cairo_surface_destroy(surface) }
            let context = cairo_create(surface)
            defer { cairo_destroy(context) }
            fill(context, 0xF6F7F4, 0, 0, 1200, 630)
            fill(context, colour, 0, 0, 24, 630)
            let used = write(context, title, "Noto Serif Bold 62", 0x17212B, at: 90, lines: 4)
            _ = write(context, detail, "Noto Sans 28", 0x46525D, at: 90 + used + 28, lines: 2)
            fill(context, 0x17212B, SocialCard.margin, 540, 1040, 2)
            _ = write(context, site, "Noto Sans Bold 28", 0x0B5A73, at: 560, lines: 1)
            return png(surface)
        }

        /// The colour of the stage, as on the pages.
        private var colour: UInt32 {
            switch stage {
            case .signed: 0xA36200
            case .inForce: 0x083F78
            case .suspended, .expired, .terminated: 0x7A1230
            case .joined, .announced, .negotiating, .concluded: 0x66727C
            case nil: 0x0B5A73
            }
        }

        private func fill(
            _ context: OpaquePointer?, _ colour: UInt32, _ x: Double, _ y: Double, _ width: Double,
            _ height: Double
        ) {
            set(context, colour)
            cairo_rectangle(context, x, y, width, height)
            cairo_fill(context)
        }

        private func set(_ context: OpaquePointer?, _ colour: UInt32) {
            let part = { (shift: UInt32) in Double((colour >> shift) & 0xFF) / 255 }
            cairo_set_source_rgb(context, part(16), part(8), part(0))
        }

        /// Writes wrapped text, cut with an ellipsis after so many lines.
        /// - Returns: its height in pixels.
        private func write(
            _ context: OpaquePointer?, _ text: String, _ font: String, _ colour: UInt32, at y: Double,
            lines: Int32
        ) -> Double {
            guard let layout = pango_cairo_create_layout(context) else { return 0 }
            defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
            let description = pango_font_description_from_string(font)
            defer { pango_font_description_free(description) }
            pango_layout_set_font_description(layout, description)
            pango_layout_set_width(layout, 1040 * PANGO_SCALE)
            pango_layout_set_height(layout, -lines)
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
            pango_layout_set_text(layout, text, Int32(text.utf8.count))
            set(context, colour)
            cairo_move_to(context, SocialCard.margin, y)
            pango_cairo_show_layout(context, layout)
            var size: (Int32, Int32) = (0, 0)
            pango_layout_get_pixel_size(layout, &size.0, &size.1)
            return Double(size.1)
        }

        private func png(_ surface: OpaquePointer?) -> [UInt8] {
            var bytes: [UInt8] = []
            let status = withUnsafeMutablePointer(to: &bytes) { target in
                cairo_surface_write_to_png_stream(
                    surface,
                    { target, data, count in
                        guard let data else { return CAIRO_STATUS_WRITE_ERROR }
                        target?.assumingMemoryBound(to: [UInt8].self).pointee
                            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                        return CAIRO_STATUS_SUCCESS
                    }, target)
            }
            precondition(status == CAIRO_STATUS_SUCCESS, "a picture in memory can be written")
            return bytes
        }
    }
#else
    extension SocialCard {
        func draw() -> [UInt8] { preconditionFailure("cards need the trait 'SocialCards'") }
    }
#endif
