"""What happens to a proposal: every act with its transaction and its log row."""
